package org.fovea.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fovea.compute.Evaluation;
import org.fovea.compute.step.Course;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.Place;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Source;
import org.fovea.project.Cell;
import org.fovea.project.Selection;
import org.jspecify.annotations.Nullable;

/// Goes through the computing of the layer on the stage, forwards and backwards. It keeps [Session#momentProperty], and with it
/// the selected map; when another map is selected, or a neuron is pinned, it goes there. Each layer is left where it stood.
///
/// Lives on the home thread. It knows no clock: who plays calls [#tick].
public final class Stepping {
    /// A range of positions that is played again and again.
    ///
    /// @param from its first position
    /// @param to its last one, after `from`
    public record Loop(long from, long to) {
        /// @throws IllegalArgumentException when it is empty
        public Loop {
            if (from < 0 || to <= from) throw new IllegalArgumentException("from %d to %d".formatted(from, to));
        }
    }

    /// A layer further up that was left to follow one of its terms down.
    ///
    /// @param layer its name
    /// @param place where it stood
    public record Crumb(String layer, Place place) {
    }

    private final Session session;
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.TERM);
    private final BooleanProperty asksFirst = new SimpleBooleanProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Loop> loop = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Crumb>> trail = new ReadOnlyObjectWrapper<>(List.of());
    /// The layer that is gone to along the trail, until it is there.
    private @Nullable String expected;
    /// By the layer's name, where it was left.
    private final Map<String, Place> left = new HashMap<>();
    /// Whether the selection changes because of a step.
    private boolean moving;

    public Stepping(Session session) {
        this.session = session;
        session.evaluationProperty().subscribe(this::follow);
        session.selectionProperty().subscribe(this::selected);
    }

    /// Begins, or ends and leaves the layer computed as ever.
    public void setActive(boolean on) {
        if (on == active.get()) return;
        active.set(on);
        playing.set(false);
        if (on) {
            session.probeProperty().set(Probe.NOTHING);
            Cell pinned = session.selection().pinned();
            Evaluation shown = session.evaluation();
            if (shown == null) return;
            begin(shown);
            if (pinned != null && inside(shown, pinned)) atNeuron(session.selection().filter(), pinned);
        } else {
            session.momentProperty().set(null);
            trail.set(List.of());
        }
    }

    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /// How far a step goes.
    public ObjectProperty<Level> levelProperty() {
        return level;
    }

    /// Whether it goes on by itself.
    public BooleanProperty playingProperty() {
        return playing;
    }

    /// What is played again and again; null where everything is played once.
    public ObjectProperty<@Nullable Loop> loopProperty() {
        return loop;
    }

    /// The layers from which terms were followed down, the uppermost first.
    public ReadOnlyObjectProperty<List<Crumb>> trailProperty() {
        return trail.getReadOnlyProperty();
    }

    private @Nullable Moment moment() {
        return session.momentProperty().get();
    }

    /// The order of the layer; null while it is not stepped through.
    public @Nullable Course course() {
        Moment now = moment();
        return now == null ? null : now.course();
    }

    /// One step forwards.
    public void forward(Level by) {
        Moment now = moment();
        if (now != null) go(now.course().forward(by, now.position()));
    }

    /// One step backwards.
    public void back(Level by) {
        Moment now = moment();
        if (now != null) go(now.course().back(by, now.position()));
    }

    /// Back to the beginning of the layer.
    public void home() {
        go(0);
    }

    /// The layer is computed.
    public void end() {
        Moment now = moment();
        if (now != null) go(now.course().total());
    }

    /// After so many whole steps of a level; the nearest position where there are fewer.
    public void after(Level by, long steps) {
        Moment now = moment();
        if (now != null) go(now.course().after(by, Math.clamp(steps, 0, now.course().count(by))));
    }

    /// Where a neuron of a map has just got its value.
    public void toNeuron(int map, Cell at) {
        Moment now = moment();
        if (now != null) go(now.course().end(map, at.row(), at.column()));
    }

    /// At the first term of a neuron.
    private void atNeuron(int map, Cell at) {
        Moment now = moment();
        if (now != null) go(now.course().begin(map, at.row(), at.column()) + 1);
    }

    /// So many steps, because time has passed. At the end of the layer it stops; at the end of a loop, or outside of it, it goes
    /// on at the loop's beginning.
    public void tick(int steps) {
        Moment now = moment();
        if (now == null || !playing.get()) return;
        Loop around = loop.get();
        long position = now.position();
        for (int n = 0; n < steps; n++)
            if (around != null && (position >= around.to() || position < around.from()))
                position = around.from();
            else
            position = now.course().forward(level.get(), position);
        if (around != null) position = Math.min(position, around.to());
        go(position);
        if (around == null && position == now.course().total()) playing.set(false);
    }

    /// Plays, from the beginning where the end is reached, or pauses.
    public void togglePlaying() {
        Moment now = moment();
        if (now == null) return;
        if (!playing.get() && loop.get() == null && now.position() == now.course().total()) home();
        playing.set(!playing.get());
    }

    /// The loop begins here. Where it would end before, it goes on to the end of the layer.
    public void loopFromHere() {
        Moment now = moment();
        if (now == null || now.position() == now.course().total()) return;
        Loop known = loop.get();
        long to = known != null && known.to() > now.position() ? known.to() : now.course().total();
        loop.set(new Loop(now.position(), to));
    }

    /// The loop ends here. Where it would begin after, it begins at the beginning of the layer.
    public void loopToHere() {
        Moment now = moment();
        if (now == null || now.position() == 0) return;
        Loop known = loop.get();
        long from = known != null && known.from() < now.position() ? known.from() : 0;
        loop.set(new Loop(from, now.position()));
    }

    /// Whether a neuron that is clicked is asked for before it shows its value.
    public BooleanProperty asksFirstProperty() {
        return asksFirst;
    }

    /// Goes to a neuron and hides its value, so that it can be guessed: nothing of it is computed. Any step shows it.
    public void askFor(int map, Cell at) {
        Moment now = moment();
        if (now == null) return;
        playing.set(false);
        show(now.moved(now.course().end(map, at.row(), at.column())).withAsked());
    }

    /// At one term of the neuron in turn.
    ///
    /// @param term counted from 0
    public void toTerm(int term) {
        Moment now = moment();
        if (now != null && term >= 0 && term < now.place().terms())
            go(now.position() - now.place().done() + term + 1);
    }

    /// Follows the term in turn down: to the neuron of the layer below that it was read from, which is shown with its whole sum.
    ///
    /// @return why there is nothing below; nothing when it went there
    public Optional<String> stepInto() {
        Moment now = moment();
        if (now == null) return Optional.empty();
        Source read = now.partial().read().orElse(null);
        if (read == null) return Optional.of("Step to a term first; then Enter leads to the neuron it was read from.");
        Shape input = now.evaluation().inputs().get(read.input()).shape;
        if (read.padding() || read.row() < 0 || read.column() < 0 || read.row() >= input.height()
                || read.column() >= input.width())
            return Optional.of("This term was read from the padding, which no layer computes.");
        int below = now.evaluation().layer().read().get(read.input());
        if (below == 0)
            return Optional.of("This term is the pixel (%d, %d) of the picture; no layer is below it."
                    .formatted(read.row(), read.column()));
        playing.set(false);
        var longer = new ArrayList<>(trail.get());
        longer.add(new Crumb(now.evaluation().layer().name(), now.place()));
        String name = now.evaluation().project().layer(below).name();
        enter(name, new Place(read.channel(), read.row(), read.column(), 1, 1));
        trail.set(List.copyOf(longer));
        return Optional.empty();
    }

    /// Back up to a layer of the trail, where it stood.
    ///
    /// @param crumb which one, counted from the uppermost
    public void backUp(int crumb) {
        List<Crumb> all = trail.get();
        if (crumb < 0 || crumb >= all.size()) return;
        Crumb up = all.get(crumb);
        playing.set(false);
        enter(up.layer(), up.place());
        trail.set(all.subList(0, crumb));
    }

    /// Back up by one layer.
    public void backUp() {
        backUp(trail.get().size() - 1);
    }

    /// Selects a layer, which then stands at a place.
    private void enter(String layer, Place place) {
        session.project().named(layer).ifPresent(number -> {
            left.put(layer, place);
            expected = layer;
            session.selectionProperty().set(session.selection().withLayer(number).withFilter(place.map()));
        });
    }

    private void go(long position) {
        Moment now = moment();
        if (now == null || (position == now.position() && !now.asked())) return;
        show(now.moved(position));
    }

    private void show(Moment next) {
        session.momentProperty().set(next);
        left.put(next.evaluation().layer().name(), next.place());
        if (next.map() == session.selection().filter()) return;
        moving = true;
        session.selectionProperty().set(session.selection().withFilter(next.map()));
        moving = false;
    }

    /// The layer was computed anew, or is another one.
    private void follow(@Nullable Evaluation shown) {
        if (active.get() && shown != null) begin(shown);
    }

    /// The same neuron and term as before, as far as the layer has them.
    private void begin(Evaluation shown) {
        Course course = Moment.course(shown);
        Moment before = moment();
        boolean other = before == null || !before.evaluation().layer().name().equals(shown.layer().name());
        Place place = left.get(shown.layer().name());
        long position = place == null ? 0 : position(course, place);
        Loop around = loop.get();
        if (shown.layer().name().equals(expected)) expected = null;
        else if (other && expected == null) trail.set(List.of());
        if (other || (around != null && around.to() > course.total())) {
            playing.set(playing.get() && !other);
            loop.set(null);
        }
        Moment next = Moment.at(shown, course, position);
        session.momentProperty().set(next);
        if (place == null) left.put(shown.layer().name(), next.place());
    }

    private static long position(Course course, Place place) {
        if (place.done() == 0) return 0;
        var output = course.output();
        int map = Math.min(place.map(), output.channels() - 1);
        int row = Math.min(place.row(), output.height() - 1);
        int column = Math.min(place.column(), output.width() - 1);
        long begin = course.begin(map, row, column);
        long end = course.end(map, row, column);
        return place.finished() ? end : Math.min(end, begin + place.done());
    }

    /// Another map, or a neuron: it goes there.
    private void selected(Selection before, Selection now) {
        Moment at = moment();
        if (moving || at == null || now.layer() != at.evaluation().number() || before.layer() != now.layer()) return;
        Cell pinned = now.pinned();
        if (pinned != null && !pinned.equals(before.pinned()) && inside(at.evaluation(), pinned))
            click(now.filter(), pinned);
        else if (now.filter() != at.map() && now.filter() < at.course().output().channels())
            toNeuron(now.filter(), at.at());
    }

    private void click(int map, Cell at) {
        if (asksFirst.get()) askFor(map, at);
        else
            toNeuron(map, at);
    }

    private static boolean inside(Evaluation shown, Cell cell) {
        return cell.row() >= 0 && cell.row() < shown.output().height() && cell.column() >= 0
                && cell.column() < shown.output().width();
    }
}
