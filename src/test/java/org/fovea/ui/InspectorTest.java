package org.fovea.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fovea.compute.Neuron;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.figure.SumText;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.fovea.project.LayerEdit;
import org.fovea.project.Range;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.counts.CountsPane;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.map.DisplayPane;
import org.fovea.ui.neuron.ArithmeticDock;
import org.fovea.ui.neuron.NeuronPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The panes that show the map, the neuron and the counts, and the dock below them.
@ExtendWith(ApplicationExtension.class)
final class InspectorTest {
    private static final Axis SEVEN = new Axis(7, 1, 1);
    private final Session session = Sessions.of(
            Projects.project(new Shape(3, 20, 30), Projects.layer(2, 3, SEVEN, SEVEN, Padding.Named.SAME)));
    private final VBox root = new VBox();

    @Start
    void start(Stage stage) {
        var theme = new Theme();
        var scene = new Scene(root, 990, 700);
        theme.dress(scene);
        show(session, theme);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private ArithmeticDock show(Session shown, Theme theme) {
        var dock = new ArithmeticDock(shown, theme,
                new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
                    throw failure;
                }));
        dock.setId("dock");
        var panes = new HBox(16, new NeuronPane(shown), new DisplayPane(shown, theme), new CountsPane(shown));
        panes.getChildren().forEach(pane -> ((VBox) pane).setPrefWidth(298));
        root.getChildren().setAll(panes, dock);
        return dock;
    }

    private Range range() {
        return session.layer().display().range();
    }

    @Test
    void colours_and_ranges_reach_the_project(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("viridis");
        assertThat(session.layer().display().colors()).isEqualTo(Colors.VIRIDIS);
        hand.press("symmetric");
        assertThat(range()).isEqualTo(new Range.Symmetric());
        hand.press("percentile");
        hand.type("Percentile", "2.5");
        assertThat(range()).isEqualTo(new Range.Percentile(2.5f));
        hand.type("Percentile", "50");
        assertThat(range()).isEqualTo(new Range.Percentile(2.5f));
        assertThat(hand.says("Percentile: a number from 0 to 49.9.")).isTrue();
        hand.press("ReLU");
        assertThat(session.project().conv(1).orElseThrow().relu()).isTrue();
        var statistics = requireNonNull(session.evaluation()).selectedMap().statistics();
        assertThat(hand.says("%.1f %%".formatted(statistics.zeros() * 100))).isTrue();
        fx.interact(session::undo);
        assertThat(session.project().conv(1).orElseThrow().relu()).isFalse();
    }

    @Test
    void a_fixed_range_begins_with_what_is_shown_and_refuses_ends_in_the_wrong_order(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("fixed");
        var statistics = requireNonNull(session.evaluation()).selectedMap().statistics();
        assertThat(((Range.Fixed) range()).low()).isCloseTo(statistics.min(),
                within(0.01f));
        hand.type("Low end", "0");
        hand.type("High end", "1");
        assertThat(range()).isEqualTo(new Range.Fixed(0, 1));
        hand.type("Low end", "5");
        assertThat(range()).isEqualTo(new Range.Fixed(0, 1));
        assertThat(hand.says("The low end 5 is not below the high end 1; until it is, the colours stay.")).isTrue();
        hand.type("High end", "8");
        assertThat(range()).as("both ends are looked at together").isEqualTo(new Range.Fixed(5, 8));
        assertThat(hand.says("is not below")).isFalse();
        hand.type("High end", "5");
        assertThat(range()).isEqualTo(new Range.Fixed(5, 8));
        hand.type("High end", "8");
        assertThat(hand.says("is not below")).isFalse();
    }

    @Test
    void what_is_said_without_a_neuron_stays_as_it_is_while_a_weight_moves(FxRobot fx) {
        Node said = fx.lookup(
                (Node n) -> n instanceof Label label && label.getText().startsWith("Hover a neuron of the map to"))
                .query();
        fx.interact(() -> session.edit(new LayerEdit.SetBias(0, 0.25f)));
        assertThat(said.getScene()).as("the same label").isNotNull();
    }

    @Test
    void the_neuron_in_question_is_explained_with_the_engines_numbers(FxRobot fx) {
        var hand = new Hand(fx);
        assertThat(hand.says("Hover a neuron of the map to see where it looks")).isTrue();
        hand.type("Row of the neuron", "1");
        hand.type("Column of the neuron", "12");
        assertThat(session.selection().pinned()).isEqualTo(new Cell(1, 12));
        var evaluation = requireNonNull(session.evaluation());
        float z = requireNonNull(evaluation.selectedMap().map()).at(0, 1, 12);
        assertThat(hand.says("z[1, 12, 0] = b₀ + Σ x·w = " + SumText.plain(z))).isTrue();
        assertThat(hand.says("rows 1·1 − 3 … 1·1 − 3 + 1·6 = −2 … 4")).isTrue();
        assertThat(hand.says("cols 12·1 − 3 … 12·1 − 3 + 1·6 = 9 … 15")).isTrue();
        hand.type("Row of the neuron", "20");
        assertThat(hand.says("The map has rows 0 … 19 and columns 0 … 29.")).isTrue();
        assertThat(session.selection().pinned()).isEqualTo(new Cell(1, 12));

        fx.interact(() -> session.editOnce(new LayerEdit.SetBias(0, -500)));
        fx.interact(() -> session.editOnce(new LayerEdit.SetRelu(true)));
        assertThat(hand.says("max(0, z) = 0.000")).isTrue();
        fx.interact(() -> session.probeProperty().set(new Probe.OfNeuron(new Cell(5, 6))));
        assertThat(hand.says("z[5, 6, 0]")).isTrue();
        fx.interact(() -> session.probeProperty().set(new Probe.OfPixel(new Cell(0, 12))));
        assertThat(hand.says("reaches 28 neurons of every map")).isTrue();
        assertThat(hand.says("rows 0 … 3")).isTrue();
        assertThat(hand.says("cols 9 … 15")).isTrue();
        fx.interact(() -> session.probeProperty().set(Probe.NOTHING));
        fx.interact(() -> session.editOnce(new LayerEdit.SetAxes(new Axis(7, 12, 1), new Axis(7, 12, 1))));
        assertThat(hand.says("The pinned neuron (1, 12) lies outside the map, which now has 2 × 3 neurons.")).isTrue();
        fx.interact(() -> hand.named(ToggleButton.class, "Pin this neuron").fire());
        assertThat(session.selection().pinned()).isNull();
    }

    @Test
    void the_dock_adds_up_channel_by_channel_and_in_one_line(FxRobot fx) {
        var hand = new Hand(fx);
        fx.interact(() -> session.selectionProperty().set(session.selection().withPinned(new Cell(0, 0))));
        var neuron = Neuron.of(requireNonNull(session.evaluation()), 0, new Cell(0, 0));
        assertThat(hand.says("+ bias 0.500")).isTrue();
        assertThat(hand.says("z = " + SumText.plain(neuron.z()))).isTrue();
        hand.press("B");
        fx.interact(() -> fx.lookup(".products").query().requestFocus());
        fx.type(KeyCode.RIGHT);
        assertThat(hand.says("x[−3, −3] · w[0, 0] on the padding")).isTrue();
        fx.type(KeyCode.DOWN, 3);
        fx.type(KeyCode.RIGHT, 3);
        var term = neuron.terms().get(2 * 49 + 3 * 7 + 3);
        assertThat(hand.says("x[0, 0] · w[3, 3]\n= %s · %s = %s".formatted(SumText.plain(term.input()),
                SumText.plain(term.weight()), SumText.plain(term.product())))).isTrue();
        hand.press("all");
        assertThat(hand.says("Σ x[0, 0] · w[3, 3]")).isTrue();
        fx.interact(() -> fx.lookup("#dock").<ArithmeticDock>query().setCompact(true));
        assertThat(hand.says("z[0, 0]")).isTrue();
        assertThat(hand.says(SumText.line(neuron, false))).isTrue();
        assertThat(hand.says("+ bias")).isFalse();
    }

    @Test
    void every_kernel_size_kind_of_picture_and_padding_can_be_shown(FxRobot fx) {
        var hand = new Hand(fx);
        var theme = new Theme[1];
        fx.interact(() -> theme[0] = new Theme());
        for (int channels : new int[]{1, 3})
            for (int size : new int[]{1, 31})
                for (PaddingMode mode : PaddingMode.values()) {
                    var axis = new Axis(size, 1, 1);
                    var layer = Projects.layer(1, channels, axis, axis, Padding.Named.SAME).withPaddingMode(mode);
                    var shown = Sessions.of(Projects.project(new Shape(channels, 16, 17), layer));
                    fx.interact(() -> {
                        show(shown, theme[0]);
                        shown.selectionProperty().set(shown.selection().withPinned(new Cell(15, 0)));
                        root.layout();
                    });
                    float z = Neuron.of(requireNonNull(shown.evaluation()), 0, new Cell(15, 0)).z();
                    assertThat(hand.says("z = " + SumText.plain(z))).as("%d, %s", size, mode).isTrue();
                }
    }

    @Test
    void what_the_layer_costs_follows_its_settings(FxRobot fx) {
        var hand = new Hand(fx);
        assertThat(hand.says("296")).as("parameters").isTrue();
        assertThat(hand.says("2,160,000")).as("fully connected").isTrue();
        assertThat(hand.says("176,400")).as("multiply-adds").isTrue();
        assertThat(hand.says("4.80 kB")).as("memory").isTrue();
        fx.interact(() -> session.editOnce(new LayerEdit.SetAxes(new Axis(5, 1, 1), new Axis(5, 1, 1))));
        assertThat(hand.says("152")).as("parameters").isTrue();
        fx.interact(() -> session.editOnce(new LayerEdit.SetPadding(Padding.Named.VALID)));
        fx.interact(() -> session.editOnce(new LayerEdit.SetAxes(new Axis(25, 1, 1), new Axis(5, 1, 1))));
        assertThat(hand.says("152")).as("the last counts stay while the kernel does not fit").isTrue();
    }
}
