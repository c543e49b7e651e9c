package org.fovea.ui.learn.recover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fovea.compute.learn.recover.Candidates;
import org.fovea.compute.learn.recover.Scene;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Draw;
import org.fovea.project.learn.Task;
import org.jspecify.annotations.Nullable;

/// One round of hiding, guessing and learning. It keeps the hidden filters and gives them to nobody before they are revealed.
@SuppressWarnings("ReferenceEquality") // Each task that is begun is a round of its own, even where it hides the same.
final class Round {
    /// What the class does.
    enum Step {
        GUESS, LEARN
    }

    /// In place of the number of an example: the document's own picture.
    static final int WHOLE = -1;
    private static final int CANDIDATES = 6;

    private final ReadOnlyObjectWrapper<Task.Recover> task;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.GUESS);
    private final BooleanProperty revealed = new SimpleBooleanProperty();
    private final IntegerProperty filter = new SimpleIntegerProperty();
    private final IntegerProperty picture = new SimpleIntegerProperty(WHOLE);
    private final ObjectProperty<@Nullable Scene> scene = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Map<Integer, Tensor>> guesses = new ReadOnlyObjectWrapper<>(Map.of());
    /// By the filter; made when they are first asked for.
    private final Map<Integer, Candidates> candidates = new HashMap<>();
    /// Whose candidates these are.
    private @Nullable Task candidatesOf;

    Round(Task.Recover first) {
        task = new ReadOnlyObjectWrapper<>(first);
    }

    /// Begins with other filters.
    void begin(Task.Recover next) {
        revealed.set(false);
        guesses.set(Map.of());
        filter.set(0);
        picture.set(WHOLE);
        scene.set(null);
        step.set(Step.GUESS);
        task.set(next);
    }

    /// Tells when another round has begun.
    ReadOnlyObjectProperty<Task.Recover> beganProperty() {
        return task.getReadOnlyProperty();
    }

    ObjectProperty<Step> stepProperty() {
        return step;
    }

    BooleanProperty revealedProperty() {
        return revealed;
    }

    /// Which of the filters is looked at.
    IntegerProperty filterProperty() {
        return filter;
    }

    /// Which picture is looked at: the number of a test example, or [#WHOLE].
    IntegerProperty pictureProperty() {
        return picture;
    }

    /// It, and what the hidden filters make of it; null until that is known.
    ObjectProperty<@Nullable Scene> sceneProperty() {
        return scene;
    }

    int count() {
        return task.get().hidden().size();
    }

    boolean relu() {
        return task.get().relu();
    }

    /// The shape of each filter, C×kh×kw.
    Shape kernel() {
        return task.get().hidden().getFirst().weights().shape;
    }

    /// The hidden filter that is looked at; null until it is revealed.
    @Nullable
    Tensor hidden() {
        return revealed.get() ? secret() : null;
    }

    private Tensor secret() {
        return task.get().hidden().get(filter.get()).weights();
    }

    /// What people call it; empty until it is revealed, and where it has no name.
    String name() {
        return revealed.get() ? Candidates.name(secret()) : "";
    }

    /// Among which the class chooses. Which one is right is not said.
    List<Tensor> candidates() {
        return known().kernels();
    }

    private Candidates known() {
        if (candidatesOf != task.get()) candidates.clear();
        candidatesOf = task.get();
        return candidates.computeIfAbsent(filter.get(),
                k -> Candidates.of(secret(), CANDIDATES, Draw.of(k, task.get().hashCode())));
    }

    /// Which candidate is the hidden filter; nothing until it is revealed.
    Optional<Integer> right() {
        return revealed.get() ? Optional.of(known().right()) : Optional.empty();
    }

    /// What the class thinks each filter is.
    ReadOnlyObjectProperty<Map<Integer, Tensor>> guessesProperty() {
        return guesses.getReadOnlyProperty();
    }

    @Nullable
    Tensor guess() {
        return guesses.get().get(filter.get());
    }

    void guess(Tensor weights) {
        var next = new HashMap<>(guesses.get());
        next.put(filter.get(), weights);
        guesses.set(Map.copyOf(next));
    }
}
