package org.fovea.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.compute.Projects;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.Place;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Pooling;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Operation;
import org.fovea.session.Stepping.Loop;
import org.fovea.ui.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two filters of 2×3×3 over a 2×4×5 picture, without padding: 2 maps of 2×3 neurons with 18 terms each.
class SteppingTest {
    private static final Axis THREE = new Axis(3, 1, 1);
    private static final long TERMS = 18;
    private static final long TOTAL = 2 * 6 * TERMS;

    private final Session session = Sessions
            .of(Projects.project(new Shape(2, 4, 5), Projects.layer(2, 2, THREE, THREE, Padding.Named.VALID)));
    private final Stepping stepping = new Stepping(session);

    @BeforeEach
    void begin() {
        stepping.setActive(true);
    }

    private Moment now() {
        return requireNonNull(session.momentProperty().get());
    }

    @Test
    void it_begins_with_nothing_and_steps_forwards_and_back_at_every_level() {
        assertThat(now().position()).isZero();
        assertThat(now().course().total()).isEqualTo(TOTAL);
        stepping.back(Level.TERM);
        assertThat(now().position()).isZero();
        stepping.forward(Level.TERM);
        stepping.forward(Level.NEURON);
        assertThat(now().position()).isEqualTo(TERMS);
        stepping.forward(Level.ROW);
        assertThat(now().position()).isEqualTo(3 * TERMS);
        stepping.forward(Level.MAP);
        assertThat(now().place()).isEqualTo(new Place(0, 1, 2, 18, 18));
        stepping.forward(Level.TERM);
        assertThat(now().place()).isEqualTo(new Place(1, 0, 0, 1, 18));
        assertThat(session.selection().filter()).as("the map that is computed is shown").isEqualTo(1);
        stepping.back(Level.TERM);
        assertThat(session.selection().filter()).isZero();
        stepping.back(Level.MAP);
        assertThat(now().position()).isZero();
        stepping.end();
        assertThat(now().position()).isEqualTo(TOTAL);
        stepping.forward(Level.MAP);
        assertThat(now().position()).isEqualTo(TOTAL);
    }

    @Test
    void any_way_to_a_position_shows_the_same_there() {
        var random = new Random(5);
        var seen = new ArrayList<Moment>();
        for (long position = 0; position <= TOTAL; position++) {
            stepping.after(Level.TERM, position);
            seen.add(now());
        }
        for (int n = 0; n < 400; n++) {
            Level level = List.of(Level.values()).get(random.nextInt(4));
            if (random.nextBoolean()) stepping.forward(level);
            else
                stepping.back(level);
            Moment there = seen.get((int) now().position());
            assertThat(now().place()).isEqualTo(there.place());
            assertThat(now().partial()).isEqualTo(there.partial());
        }
    }

    @Test
    void a_neuron_that_is_clicked_and_a_map_that_is_chosen_are_gone_to() {
        session.selectionProperty().set(session.selection().withPinned(new Cell(1, 1)));
        assertThat(now().place()).isEqualTo(new Place(0, 1, 1, 18, 18));
        session.selectionProperty().set(session.selection().withFilter(1));
        assertThat(now().place()).isEqualTo(new Place(1, 1, 1, 18, 18));
        assertThat(session.neuron()).isEqualTo(new Cell(1, 1));
        stepping.setActive(false);
        assertThat(session.momentProperty().get()).isNull();
        assertThat(session.neuron()).isEqualTo(new Cell(1, 1));
        stepping.setActive(true);
        assertThat(now().place()).as("the first term of the pinned neuron").isEqualTo(new Place(1, 1, 1, 1, 18));
    }

    @Test
    void an_edit_leaves_the_position_and_changes_the_numbers() {
        stepping.after(Level.TERM, 40);
        float before = now().partial().soFar();
        session.editOnce(new LayerEdit.SetBias(0, 10));
        assertThat(now().position()).isEqualTo(40);
        assertThat(now().partial().soFar()).isNotEqualTo(before);
        session.undo();
        assertThat(now().partial().soFar()).isEqualTo(before);
    }

    @Test
    void each_layer_is_left_where_it_stood() {
        session.editOnce(new Edit.AddLayer(2, Layer.of("pool", new Operation(new MaxPool(Pooling.square(2))), 1)));
        session.selectionProperty().set(session.selection().withLayer(1));
        stepping.after(Level.NEURON, 4);
        session.selectionProperty().set(session.selection().withLayer(2));
        assertThat(now().course().total()).isEqualTo(2 * 4);
        assertThat(now().position()).isZero();
        stepping.after(Level.TERM, 3);
        session.selectionProperty().set(session.selection().withLayer(1));
        assertThat(now().course().done(Level.NEURON, now().position())).isEqualTo(4);
        session.selectionProperty().set(session.selection().withLayer(2));
        assertThat(now().position()).isEqualTo(3);
    }

    @Test
    void a_term_is_followed_down_to_the_neuron_it_was_read_from_and_up_again() {
        session.editOnce(new Edit.AddLayer(2, Layer.of("pool", new Operation(new MaxPool(Pooling.square(2))), 1)));
        session.selectionProperty().set(session.selection().withLayer(2).withFilter(1));
        assertThat(stepping.stepInto()).hasValueSatisfying(why -> assertThat(why).contains("Step to a term first"));
        stepping.after(Level.TERM, 7);
        Place above = now().place();
        float read = now().partial().read().orElseThrow().value();
        assertThat(stepping.stepInto()).isEmpty();
        assertThat(now().evaluation().layer().name()).isEqualTo("conv1");
        assertThat(now().place()).isEqualTo(new Place(1, 1, 0, 18, 18));
        assertThat(now().partial().value()).as("the value that the term read").contains(read);
        assertThat(session.selection().filter()).isEqualTo(1);
        assertThat(stepping.trailProperty().get()).containsExactly(new Stepping.Crumb("pool", above));
        assertThat(stepping.stepInto()).hasValueSatisfying(why -> assertThat(why).contains("pixel (3, 2)"));
        stepping.backUp();
        assertThat(now().evaluation().layer().name()).isEqualTo("pool");
        assertThat(now().place()).isEqualTo(above);
        assertThat(stepping.trailProperty().get()).isEmpty();
        assertThat(stepping.stepInto()).isEmpty();
        session.selectionProperty().set(session.selection().withLayer(2));
        assertThat(stepping.trailProperty().get()).as("another layer was chosen by hand").isEmpty();
    }

    @Test
    void nothing_is_below_the_padding() {
        session.editOnce(new LayerEdit.SetPadding(Padding.Named.SAME));
        stepping.forward(Level.TERM);
        assertThat(stepping.stepInto()).hasValueSatisfying(why -> assertThat(why).contains("padding"));
    }

    @Test
    void playing_goes_on_until_the_end_and_begins_again_from_there() {
        stepping.levelProperty().set(Level.ROW);
        stepping.tick(1);
        assertThat(now().position()).as("nothing plays yet").isZero();
        stepping.togglePlaying();
        stepping.tick(1);
        assertThat(now().position()).isEqualTo(3 * TERMS);
        stepping.tick(100);
        assertThat(now().position()).isEqualTo(TOTAL);
        assertThat(stepping.playingProperty().get()).isFalse();
        stepping.togglePlaying();
        assertThat(now().position()).isZero();
        assertThat(stepping.playingProperty().get()).isTrue();
    }

    @Test
    void a_loop_is_played_again_and_again() {
        stepping.after(Level.TERM, 20);
        stepping.loopFromHere();
        stepping.after(Level.TERM, 23);
        stepping.loopToHere();
        assertThat(stepping.loopProperty().get()).isEqualTo(new Loop(20, 23));
        stepping.togglePlaying();
        var places = new ArrayList<Long>();
        for (int n = 0; n < 6; n++) {
            stepping.tick(1);
            places.add(now().position());
        }
        assertThat(places).containsExactly(20L, 21L, 22L, 23L, 20L, 21L);
        stepping.after(Level.TERM, 10);
        stepping.loopToHere();
        assertThat(stepping.loopProperty().get()).as("its beginning lay behind it").isEqualTo(new Loop(0, 10));
    }
}
