package org.fovea.ui.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Resize;
import org.fovea.project.Conv;
import org.fovea.project.Initializer;
import org.fovea.project.Layer;
import org.fovea.project.LayerKind;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.session.Session;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The panes that stand in the inspector for the selected layer: its settings, its filters, what it reads.
@ExtendWith(ApplicationExtension.class)
final class OperationPaneTest {
    private final Session session = Sessions.of(project());

    private static Project project() {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.add(layer("pool", new MaxPool(Pooling.square(2)), 1));
        layers.add(layer("leaky", Activation.leakyRelu(0.01f), 2));
        layers.add(layer("up", new Resize(2, 2, Resize.Sampling.NEAREST), 3));
        layers.add(layer("add", Arithmetic.ADD, 3, 2));
        layers.add(layer("fc", new Dense(Initializer.glorot(1).matrix(4, 72), new float[4]), 5));
        return Projects.small().withLayers(layers);
    }

    private static Layer layer(String name, Op op, int... inputs) {
        return Layer.of(name, new Operation(op), inputs);
    }

    @Start
    void start(Stage shown) {
        var panes = new VBox(16, new FiltersPane(session), new OperationPane(session), new InputsPane(session));
        panes.setPrefWidth(298);
        var scroll = new ScrollPane(panes);
        scroll.setFitToWidth(true);
        var scene = new Scene(scroll, 330, 900);
        new Theme().dress(scene);
        shown.setScene(scene);
        shown.setX(0);
        shown.setY(0);
        shown.show();
    }

    private void select(FxRobot fx, int layer) {
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(layer)));
    }

    private Op op(int layer) {
        return session.project().layer(layer).op();
    }

    private Conv conv() {
        return session.project().conv(1).orElseThrow();
    }

    @Test
    void a_window_is_set_explained_and_mended(FxRobot fx) {
        var hand = new Hand(fx);
        select(fx, 2);
        assertThat(hand.says("Max pooling")).isTrue();
        assertThat(hand.says("⌊(9 + 0 + 0 − 2) / 2⌋ + 1 = 4")).isTrue();
        assertThat(hand.says("At the end no neuron sees 1 row.")).isTrue();
        hand.type("Kernel height", "3");
        hand.press("same");
        hand.press("Ceil mode");
        assertThat(op(2)).isEqualTo(new MaxPool(
                new Pooling(new Axis(3, 2, 1), new Axis(3, 2, 1), Padding.Named.SAME, true)));
        hand.press("custom");
        hand.type("Sides top", "5");
        assertThat(session.misfitProperty().get()).isPresent();
        assertThat(hand.says("lets the window of 3 see nothing")).isTrue();
        hand.press("Use padding 2 0 0 0");
        assertThat(session.misfitProperty().get()).isEmpty();
        hand.press("valid");
        hand.type("Kernel height", "40");
        hand.press("Use kernel 9 × 12");
        assertThat(session.outlineProperty().get().row(2).works()).isTrue();
        fx.interact(session::undo);
        fx.interact(session::undo);
        assertThat(((MaxPool) op(2)).pooling().rows().size()).isEqualTo(3);
    }

    @Test
    void numbers_choices_and_weights_are_set(FxRobot fx) {
        var hand = new Hand(fx);
        select(fx, 3);
        hand.type("Slope", "0.2");
        assertThat(op(3)).isEqualTo(Activation.leakyRelu(0.2f));
        hand.type("Slope", "x");
        assertThat(hand.says("Slope: a number from")).isTrue();
        select(fx, 4);
        hand.press("linear");
        hand.type("Row scale", "1.5");
        assertThat(op(4)).isEqualTo(new Resize(1.5f, 2, Resize.Sampling.LINEAR));
        select(fx, 5);
        hand.press("×");
        assertThat(op(5)).isEqualTo(Arithmetic.MUL);
        select(fx, 6);
        hand.type("Outputs", "7");
        var dense = (Dense) op(6);
        assertThat(dense.bias()).hasSize(7);
        hand.press("Initialise anew");
        assertThat(((Dense) op(6)).weights().data).isNotEqualTo(dense.weights().data);
        select(fx, 1);
        assertThat(hand.says("FILTERS")).isTrue();
        assertThat(hand.says("LAYER")).isFalse();
    }

    @Test
    void filters_are_counted_filled_spread_copied_and_split(FxRobot fx) {
        var hand = new Hand(fx);
        hand.type("Number of filters", "6");
        assertThat(conv().filters()).hasSize(6);
        hand.type("Seed", "4");
        hand.press("Fill all");
        assertThat(conv().filters().get(2).weights().data)
                .containsExactly(Initializer.he(4).filters(6, conv().filters().getFirst().weights().shape).get(2)
                        .weights().data);
        hand.press("Set all");
        assertThat(conv().filters().get(1).name()).isEqualTo("gabor 30°");
        assertThat(conv().filters().get(1).weights().shape.height()).isEqualTo(3);
        hand.type("Copy to filter", "5");
        hand.press("Copy");
        assertThat(conv().filters().get(5).filter()).isEqualTo(conv().filters().get(0).filter());
        hand.type("Groups", "3");
        assertThat(conv().groups()).isEqualTo(3);
        hand.type("Groups", "1");
        assertThat(conv().seen()).isEqualTo(3);
        hand.press("Depthwise");
        assertThat(conv().groups()).isEqualTo(3);
        hand.type("Number of filters", "4");
        assertThat(session.misfitProperty().get()).isPresent();
        hand.press("Use 1 group");
        assertThat(session.misfitProperty().get()).isEmpty();
        hand.type("Number of filters", "2");
        assertThat(conv().filters()).hasSize(2);
    }

    @Test
    void what_a_layer_reads_can_be_chosen(FxRobot fx) {
        var hand = new Hand(fx);
        assertThat(hand.says("READS")).as("the first layer has no choice").isFalse();
        select(fx, 5);
        hand.press("Add an input");
        assertThat(session.project().layer(5).inputs()).isEqualTo(List.of(3, 2, 4));
        @SuppressWarnings("unchecked") // it holds the numbers of layers
        javafx.scene.control.ComboBox<Integer> third = hand.named(javafx.scene.control.ComboBox.class, "Input 3");
        fx.interact(() -> third.setValue(2));
        assertThat(session.project().layer(5).inputs()).isEqualTo(List.of(3, 2, 2));
        fx.interact(() -> hand.named(javafx.scene.control.Button.class, "Remove input 3").fire());
        assertThat(session.project().layer(5).inputs()).isEqualTo(List.of(3, 2));
        assertThat(LayerKind.of(session.layer().kind())).isEqualTo(LayerKind.ADD);
    }

    @Test
    void a_filter_is_copied_nowhere_before_it_is_said_where(FxRobot fx) {
        var hand = new Hand(fx);
        select(fx, 1);
        Conv before = conv();
        fx.interact(() -> session.selectionProperty().set(session.selection().withFilter(1)));
        hand.press("Copy");
        assertThat(conv()).isEqualTo(before);
        assertThat(hand.says("Type which filter to copy it to, 0 … 2.")).isTrue();
        hand.type("Copy to filter", "0");
        hand.press("Copy");
        assertThat(conv().filters().getFirst()).isEqualTo(before.filters().get(1));
    }
}
