package org.fovea.ui.learn.recover;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.recover.Scene;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.project.Picture;
import org.fovea.project.learn.Task;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.jspecify.annotations.Nullable;

/// Gives a round the picture that is to be looked at, with what the hidden filters make of it: the document's own, or an
/// example of the task.
@SuppressWarnings("ReferenceEquality") // Each task that is begun is a round of its own, even where it hides the same.
final class Scenery {
    /// A picture that is to be looked at.
    ///
    /// @param data where examples come from; null while it is being read
    private record Sight(Task.Recover task, @Nullable LearningData data, int picture, Picture whole) {
    }

    private record Seen(Sight sight, Optional<Scene> scene) {
    }

    private final Session session;
    private final Learning learning;
    private final Round round;
    private final ReadOnlyBooleanProperty active;
    private final Latest<Sight, Seen> latest;
    private @Nullable Sight asked;

    /// @param active whether anybody looks
    Scenery(Session session, Learning learning, Round round, Painter painter, ReadOnlyBooleanProperty active) {
        this.session = session;
        this.learning = learning;
        this.round = round;
        this.active = active;
        latest = painter.numbers(Scenery::see, seen -> {
            if (seen.sight().task() == round.beganProperty().get())
                round.sceneProperty().set(seen.scene().orElse(null));
        });
        for (var cause : List.of(round.beganProperty(), round.pictureProperty(), learning.dataProperty(), active,
                session.projectProperty()))
            cause.subscribe(this::look);
        look();
    }

    /// Asks for another picture, where it is another one.
    private void look() {
        if (!active.get()) return;
        LearningData data = learning.dataProperty().get();
        Task.Recover task = round.beganProperty().get();
        var now = new Sight(task, data != null && data.task() == task ? data : null, round.pictureProperty().get(),
                session.project().picture());
        if (now.equals(asked)) return;
        asked = now;
        latest.submit(now);
    }

    private static Seen see(Sight sight) {
        Optional<Scene> whole = sight.picture() == Round.WHOLE
                ? Scene.of(sight.task(), sight.whole(), Machine.SCALAR, Cancel.NEVER)
                : Optional.empty();
        LearningData data = sight.data();
        return new Seen(sight, whole.isPresent() || data == null
                ? whole
                : Scene.of(data.test().example(Math.max(0, sight.picture()), Examples.PLAIN)));
    }
}
