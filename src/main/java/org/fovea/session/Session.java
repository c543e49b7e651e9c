package org.fovea.session;

import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.fovea.compute.Evaluation;
import org.fovea.compute.Held;
import org.fovea.compute.Limits;
import org.fovea.compute.Memory;
import org.fovea.compute.Misfit;
import org.fovea.compute.Outline;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.compute.Sight;
import org.fovea.compute.step.Moment;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.jspecify.annotations.Nullable;

/// What is open: the one mutable cell of the app. Lives on one thread, the home thread; what it computes comes home.
public final class Session {
    private final History<Project> history;
    private final Latest<Request, Results> latest;
    private final ReadOnlyObjectWrapper<Project> project;
    private final ReadOnlyObjectWrapper<Outline> outline;
    private final ReadOnlyObjectWrapper<Outline> structure;
    private final ReadOnlyObjectWrapper<@Nullable Conv> conv = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Results> results = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Evaluation> evaluation = new ReadOnlyObjectWrapper<>();
    /// By the view, the layers it shows.
    private final IdentityHashMap<Object, Set<Integer>> seen = new IdentityHashMap<>();
    private final LastGood lastGood = new LastGood();
    private final ObjectProperty<@Nullable Held> held = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Misfit>> misfit = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable String> undoTitle = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> redoTitle = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Selection> selection;
    private final ObjectProperty<@Nullable Sight> sight = new SimpleObjectProperty<>();
    private final Limits limits;
    private final ObjectProperty<Probe> probe = new SimpleObjectProperty<>(Probe.NOTHING);
    private final ObjectProperty<@Nullable Moment> moment = new SimpleObjectProperty<>();
    /// The newest results, for the engine thread to take over from; only that thread touches it.
    private @Nullable Results previous;
    /// Whether what was asked for last may be rounded for the moment, so that the end of the gesture asks again.
    private boolean rounded;
    /// Whether another project is being shown, so that a selection that changes with it computes nothing yet.
    private boolean showing;

    /// @param engine runs evaluations one at a time, off the home thread
    /// @param home runs things on the home thread
    /// @param failed receives what an evaluation throws
    public Session(Project start, Selection selection, Machine machine, Executor engine, Executor home,
            Consumer<RuntimeException> failed) {
        this(start, selection, machine, Limits.window(), engine, home, failed);
    }

    Session(Project start, Selection selection, Machine machine, Limits limits, Executor engine, Executor home,
            Consumer<RuntimeException> failed) {
        this.limits = limits;
        this.history = new History<>(start, Session::pixels, Memory.undo());
        this.project = new ReadOnlyObjectWrapper<>(start);
        this.outline = new ReadOnlyObjectWrapper<>(Outline.of(start));
        this.structure = new ReadOnlyObjectWrapper<>(outline.get());
        this.selection = new SimpleObjectProperty<>(selection.within(start));
        this.latest = new Latest<>((request, turn, publish) -> {
            Results result = Results.of(request, turn::newest, previous, machine, turn, part -> {
                previous = part;
                publish.accept(part);
            });
            previous = result;
            return result;
        }, engine, home, this::computed, failed);
        this.selection.subscribe((_, _) -> selected());
        conv.set(start.conv(this.selection.get().layer()).orElse(null));
        this.sight.subscribe((_, seen) -> look(seen));
        refresh(false);
    }

    /// Applies an edit of the convolution on the stage; nothing happens when another kind of layer is there.
    public void edit(LayerEdit edit) {
        if (conv.get() != null) edit(new Edit.InLayer(selection.get().layer(), edit));
    }

    /// The same as a gesture by itself, such as a button.
    public void editOnce(LayerEdit edit) {
        if (conv.get() != null) editOnce(new Edit.InLayer(selection.get().layer(), edit));
    }

    /// Applies an edit; of the edits of one gesture with equal merge keys each replaces the one before, and together they are
    /// one undo step.
    public void edit(Edit edit) {
        edit(edit, true);
    }

    /// @param moving whether others may follow before the end of the gesture, which asks for exact maps
    private void edit(Edit edit, boolean moving) {
        Project next = edit.applyTo(history.base(edit.mergeKey()));
        if (next.equals(project.get())) return;
        history.push(next, edit.mergeKey(), edit.title());
        show(moving);
    }

    /// The mouse was released, the slider let go: the next edit is a step of its own.
    public void endGesture() {
        history.endGesture();
        if (rounded) refresh(false);
    }

    /// One edit that is a gesture by itself, such as a button.
    public void editOnce(Edit edit) {
        endGesture();
        edit(edit, false);
        endGesture();
    }

    public void undo() {
        step(history::undo);
    }

    public void redo() {
        step(history::redo);
    }

    /// A step of the history. The selected layer stays selected wherever it is then; where it is gone, the one before it is.
    private void step(BooleanSupplier taken) {
        Project before = project.get();
        int at = selection.get().layer();
        if (!taken.getAsBoolean()) return;
        show(false);
        Project now = project.get();
        boolean fewer = now.layers().size() < before.layers().size();
        int follows = now.named(before.layer(at).name()).orElse(fewer ? Math.max(1, at - 1) : at);
        if (follows != selection.get().layer()) selection.set(selection.get().withLayer(follows).within(now));
    }

    /// Opens another document; it has no history yet.
    ///
    /// @param isSaved whether it can be read again as it is
    public void open(Project opened, Selection wanted, boolean isSaved) {
        held.set(null);
        // Layers of both may have the same names.
        results.set(null);
        // Both documents have this; what is wanted, only the new one.
        selection.set(Selection.FIRST);
        history.reset(opened, isSaved);
        lastGood.clear();
        tell(Outline.of(opened));
        show(false);
        selection.set(wanted.within(opened));
    }

    /// A state of the document was saved; it may have changed since.
    public void saved(Project state) {
        history.markSaved(state);
        dirty.set(history.dirty());
    }

    private static History.Held pixels(Project project) {
        Tensor original = project.picture().original();
        return new History.Held(original, (long) original.data.length * Float.BYTES);
    }

    private void show(boolean moving) {
        Project next = history.now();
        // Who listens finds what it needs in an order that fits: a selection that both projects have, then the layers.
        showing = true;
        selection.set(selection.get().within(next));
        showing = false;
        Outline now = outline.get().after(next);
        lastGood.follow(outline.get(), project.get(), now);
        tell(now);
        conv.set(next.conv(selection.get().layer()).orElse(null));
        project.set(next);
        dirty.set(history.dirty());
        undoTitle.set(history.undoTitle());
        redoTitle.set(history.redoTitle());
        refresh(moving);
    }

    private void tell(Outline now) {
        outline.set(now);
        if (!now.sameButWeights(structure.get())) structure.set(now);
    }

    private void selected() {
        if (showing) return;
        conv.set(project.get().conv(selection.get().layer()).orElse(null));
        refresh(false);
    }

    private void refresh(boolean moving) {
        rounded = moving;
        Selection selected = selection.get();
        Outline.Row row = outline.get().row(selected.layer());
        misfit.set(row.misfit());
        // With one layer that cannot work there is nothing to compute.
        if (project.get().layers().size() > 1 || row.works())
            latest.submit(new Request(project.get(), selected.layer(), selected.filter(), moving, sight.get(), limits,
                    seen.values().stream().flatMap(Set::stream).collect(Collectors.toSet()),
                    row.works() ? null : lastGood.of(row.layer().name())));
    }

    private void computed(Results newest) {
        results.set(newest);
        Evaluation stage = newest.stage();
        // The last good one stays while the layer cannot work.
        if (stage != null && stage.layer().name().equals(layer().name())) evaluation.set(stage);
    }

    /// Where only a preview is there, what came into sight is computed.
    private void look(@Nullable Sight seen) {
        Evaluation shown = evaluation.get();
        if (seen != null && shown != null && !shown.covers(seen)) refresh(rounded);
    }

    /// The document as the user last set it, whether it can be computed or not.
    public ReadOnlyObjectProperty<Project> projectProperty() {
        return project.getReadOnlyProperty();
    }

    public Project project() {
        return project.get();
    }

    /// The newest result; it belongs to the project it names, which may be older than [#project]. Null before the first.
    public ReadOnlyObjectProperty<@Nullable Evaluation> evaluationProperty() {
        return evaluation.getReadOnlyProperty();
    }

    /// The layer that is selected, as the user last set it.
    public Layer layer() {
        return project().layer(selection().layer());
    }

    /// The convolution that is selected; null when another kind of layer is.
    public ReadOnlyObjectProperty<@Nullable Conv> convProperty() {
        return conv.getReadOnlyProperty();
    }

    /// The network on paper, with what cannot work.
    public ReadOnlyObjectProperty<Outline> outlineProperty() {
        return outline.getReadOnlyProperty();
    }

    /// The same as it was when more than weights changed last: who shows no weights need not look at every edit of one. Those
    /// in it may be old.
    public ReadOnlyObjectProperty<Outline> structureProperty() {
        return structure.getReadOnlyProperty();
    }

    /// What was computed of all layers; it belongs to the project it names. Null before the first.
    public ReadOnlyObjectProperty<@Nullable Results> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    public @Nullable Evaluation evaluation() {
        return evaluation.get();
    }

    /// Why the settings of the selected layer cannot work, when they cannot; the last good evaluation stays.
    public ReadOnlyObjectProperty<Optional<Misfit>> misfitProperty() {
        return misfit.getReadOnlyProperty();
    }

    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    public Selection selection() {
        return selection.get();
    }

    /// The neuron in question: the one that is stepped through, the one under the pointer, else the pinned one; null when there
    /// is none in the current map.
    public @Nullable Cell neuron() {
        Evaluation shown = evaluation.get();
        Moment stepped = moment.get();
        if (stepped != null)
            return shown != null && !stepped.idle() && shown.selected() == stepped.map() ? stepped.at() : null;
        Cell cell = probe.get() instanceof Probe.OfNeuron(Cell at) ? at : selection.get().pinned();
        if (shown == null || cell == null) return null;
        boolean inside = cell.row() >= 0 && cell.row() < shown.output().height() && cell.column() >= 0
                && cell.column() < shown.output().width();
        return inside ? cell : null;
    }

    /// Which layers a view shows the maps of; they are computed before others. Nothing is computed for it at once.
    ///
    /// @param layers 1, 2, …; none where the view is not seen
    public void see(Object view, Set<Integer> layers) {
        seen.put(view, Set.copyOf(layers));
    }

    /// The map that is held for comparison, null where none is. It is part of what is looked at, not of the document.
    public ObjectProperty<@Nullable Held> heldProperty() {
        return held;
    }

    /// What the view of the selected map shows; null where nobody looks. It is computed first.
    public ObjectProperty<@Nullable Sight> sightProperty() {
        return sight;
    }

    public ObjectProperty<Probe> probeProperty() {
        return probe;
    }

    /// Where the computing of the layer on the stage stands while it is stepped through; null otherwise. [Stepping] keeps it.
    public ObjectProperty<@Nullable Moment> momentProperty() {
        return moment;
    }

    /// Whether the document has changed since it was saved; not when undo leads back there.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// What undo would take back, null when nothing.
    public ReadOnlyObjectProperty<@Nullable String> undoTitleProperty() {
        return undoTitle.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> redoTitleProperty() {
        return redoTitle.getReadOnlyProperty();
    }
}
