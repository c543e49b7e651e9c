package org.fovea.ui.strip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.session.Session;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class LayerStripTest {
    private final VBox root = new VBox();
    private final List<String> said = new ArrayList<>();
    private Session session = Sessions.of(Projects.small());

    @Start
    void start(Stage stage) {
        var scene = new Scene(root, 990, 300);
        show(session);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private void show(Session shown) {
        session = shown;
        var theme = new Theme();
        var painter = new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
        root.getChildren().setAll(new LayerStrip(shown, theme, painter, said::add));
        theme.dress(root);
    }

    private static Layer operation(String name, Op op, int... inputs) {
        return Layer.of(name, new Operation(op), inputs);
    }

    private Project with(Layer... further) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.addAll(List.of(further));
        return Projects.small().withLayers(layers);
    }

    private void show(FxRobot fx, Project project) {
        fx.interact(() -> {
            show(Sessions.of(project));
            root.applyCss();
            root.layout();
        });
    }

    private static Collection<Node> cards(FxRobot fx) {
        return fx.lookup((Node n) -> n instanceof LayerCard && n.isVisible()).queryAll();
    }

    private void focus(FxRobot fx) {
        fx.interact(() -> fx.lookup(".card-line").query().requestFocus());
    }

    private List<String> names() {
        return session.project().layers().stream().map(Layer::name).toList();
    }

    @Test
    void each_layer_says_what_it_is_and_what_it_sees(FxRobot fx) {
        var hand = new Hand(fx);
        show(fx, with(operation("relu1", Activation.RELU, 1),
                operation("fine", new MaxPool(Pooling.square(2)), 2)));
        assertThat(cards(fx)).hasSize(4);
        assertThat(hand.says("Input")).isTrue();
        assertThat(hand.says("Conv 3×3")).isTrue();
        assertThat(hand.says("3 @ 9×12")).isTrue();
        assertThat(hand.says("RF 3 · jump 1")).isTrue();
        assertThat(hand.says("ReLU")).isTrue();
        assertThat(hand.says("relu1")).as("a name that says nothing new").isFalse();
        assertThat(hand.says("Max pool 2×2 / 2")).isTrue();
        assertThat(hand.says("3 @ 4×6")).isTrue();
        assertThat(hand.says("RF 4 · jump 2")).isTrue();
    }

    @Test
    void keys_choose_move_disable_and_delete_and_undo_takes_it_back(FxRobot fx) {
        var hand = new Hand(fx);
        show(fx, with(operation("relu1", Activation.RELU, 1), operation("tanh1", Activation.TANH, 2)));
        focus(fx);
        fx.type(KeyCode.RIGHT);
        assertThat(session.selection().layer()).isEqualTo(2);
        fx.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertThat(names()).containsExactly("conv1", "tanh1", "relu1");
        assertThat(session.selection().layer()).as("it stays selected").isEqualTo(3);
        fx.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertThat(names()).as("the end").containsExactly("conv1", "tanh1", "relu1");
        fx.type(KeyCode.SPACE);
        assertThat(session.layer().enabled()).isFalse();
        assertThat(hand.says("disabled")).isTrue();
        fx.type(KeyCode.DELETE);
        assertThat(names()).containsExactly("conv1", "tanh1");
        assertThat(session.selection().layer()).isEqualTo(2);
        fx.type(KeyCode.HOME);
        assertThat(session.selection().layer()).isEqualTo(1);
        fx.interact(() -> {
            session.undo();
            session.undo();
            session.undo();
        });
        assertThat(names()).containsExactly("conv1", "relu1", "tanh1");
        assertThat(session.project().layer(2).enabled()).isTrue();
    }

    @Test
    void an_edited_weight_neither_hides_a_card_nor_lays_the_row_out_again(FxRobot fx) {
        show(fx, with(operation("relu1", Activation.RELU, 1)));
        var line = (CardLine) fx.lookup(".card-line").query();
        var hidden = new ArrayList<Node>();
        fx.interact(() -> {
            for (Node card : cards(fx)) card.visibleProperty().subscribe((_, seen) -> hidden.add(card));
            assertThat(line.isNeedsLayout()).isFalse();
            session.edit(new LayerEdit.SetBias(0, 0.25f));
            assertThat(line.isNeedsLayout()).isFalse();
        });
        assertThat(hidden).isEmpty();
        fx.interact(() -> {
            session.edit(new Edit.RemoveLayer(2));
            assertThat(line.isNeedsLayout()).isTrue();
        });
        assertThat(cards(fx)).hasSize(2);
    }

    @Test
    void the_only_layer_stays_and_it_is_said_why(FxRobot fx) {
        focus(fx);
        fx.type(KeyCode.DELETE);
        assertThat(names()).containsExactly("conv1");
        assertThat(said).singleElement().asString().contains("only layer");
    }

    @Test
    void the_row_keeps_its_height_when_there_are_more_cards_than_fit(FxRobot fx) {
        double few = root.getChildren().getFirst().prefHeight(-1);
        var layers = new ArrayList<>(Projects.small().layers());
        for (int n = 2; n <= 12; n++) layers.add(operation("relu" + n, Activation.RELU, n - 1));
        show(fx, Projects.small().withLayers(layers));
        assertThat(fx.lookup(".overview-bar").query().isVisible()).isTrue();
        assertThat(root.getChildren().getFirst().prefHeight(-1)).isEqualTo(few);
    }

    @Test
    void a_search_chooses_the_kind_of_that_name_and_not_one_that_mentions_it(FxRobot fx) {
        focus(fx);
        fx.type(KeyCode.INSERT);
        fx.write("elu");
        fx.type(KeyCode.ENTER);
        assertThat(names()).containsExactly("conv1", "elu1");
    }

    @Test
    void where_no_other_input_fits_there_is_a_way_back_to_the_kinds(FxRobot fx) {
        var hand = new Hand(fx);
        show(fx, with(operation("flat1", new Flatten(), 1)));
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(2)));
        focus(fx);
        fx.type(KeyCode.INSERT);
        fx.write("concat");
        fx.type(KeyCode.ENTER);
        assertThat(hand.says("None of these maps fits flat1. Esc goes back to the kinds.")).isTrue();
        fx.interact(() -> hand.named(Button.class, "Back to the kinds of layers").fire());
        fx.write("tanh");
        fx.type(KeyCode.ENTER);
        assertThat(names()).containsExactly("conv1", "flat1", "tanh1");
    }

    @Test
    void a_name_is_typed_in_place(FxRobot fx) {
        focus(fx);
        fx.type(KeyCode.F2);
        fx.interact(() -> new Hand(fx).named(TextField.class, "Name of the layer").setText("edges"));
        fx.type(KeyCode.ENTER);
        assertThat(names()).containsExactly("edges");
        assertThat(new Hand(fx).says("edges")).isTrue();
        fx.type(KeyCode.F2);
        fx.interact(() -> new Hand(fx).named(TextField.class, "Name of the layer").setText("nothing"));
        fx.type(KeyCode.SPACE);
        assertThat(session.layer().enabled()).as("a blank belongs to the name").isTrue();
        fx.type(KeyCode.ESCAPE);
        assertThat(names()).containsExactly("edges");
    }

    @Test
    void undo_keeps_the_selected_layer_or_goes_back_to_the_one_before_it(FxRobot fx) {
        show(fx, with(operation("relu1", Activation.RELU, 1), operation("tanh1", Activation.TANH, 2)));
        focus(fx);
        fx.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        fx.interact(session::undo);
        assertThat(session.layer().name()).as("moved back").isEqualTo("conv1");
        fx.type(KeyCode.INSERT);
        fx.write("sigmoid");
        fx.type(KeyCode.ENTER);
        assertThat(session.layer().name()).isEqualTo("sigmoid1");
        fx.interact(session::undo);
        assertThat(session.layer().name()).as("behind which it was added").isEqualTo("conv1");
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(3)));
        fx.interact(session::redo);
        assertThat(session.layer().name()).isEqualTo("tanh1");
    }

    @Test
    void a_card_dragged_over_others_moves_its_layer(FxRobot fx) {
        show(fx, with(operation("relu1", Activation.RELU, 1), operation("tanh1", Activation.TANH, 2)));
        Node card = cards(fx).stream().filter(n -> ((LayerCard) n).number() == 1).findFirst().orElseThrow();
        fx.drag(card).dropBy(Geometry.STEP + 60, 0);
        assertThat(names()).containsExactly("relu1", "conv1", "tanh1");
        assertThat(session.selection().layer()).isEqualTo(2);
    }

    @Test
    void what_cannot_work_offers_a_way_out_and_what_comes_after_it_waits(FxRobot fx) {
        var hand = new Hand(fx);
        show(fx, with(operation("pool1", new MaxPool(Pooling.square(2)), 1), operation("relu1", Activation.RELU, 2)));
        fx.interact(() -> session.editOnce(new Edit.SetOperation(2, new MaxPool(Pooling.square(20)))));
        assertThat(session.outlineProperty().get().row(2).works()).isFalse();
        assertThat(hand.says("3 @ 4×6")).as("the last good shape of the layer behind").isTrue();
        String offer = session.outlineProperty().get().row(2).misfit().orElseThrow().offer();
        hand.press(offer);
        assertThat(session.outlineProperty().get().misfit()).isEmpty();
    }

    @Test
    void of_two_hundred_layers_only_the_cards_that_are_seen_exist(FxRobot fx) {
        var layers = new ArrayList<>(Projects.small().layers());
        for (int n = 2; n <= 200; n++)
            layers.add(n % 10 == 0
                    ? operation("add" + n, Arithmetic.ADD, n - 1, n - 6)
                    : operation("relu" + n, Activation.RELU, n - 1));
        show(fx, Projects.small().withLayers(layers));
        focus(fx);
        fx.type(KeyCode.END);
        assertThat(session.selection().layer()).isEqualTo(200);
        assertThat(cards(fx)).hasSizeLessThan(8).anyMatch(n -> ((LayerCard) n).number() == 200);
        Node bar = fx.lookup(".overview-bar").query();
        assertThat(bar.isVisible()).isTrue();
        fx.clickOn(fx.offset(bar, -bar.getLayoutBounds().getWidth() / 4, 0));
        assertThat(cards(fx)).anyMatch(n -> ((LayerCard) n).number() == 50);
        assertThat(fx.lookup((Node n) -> n instanceof LayerCard).queryAll()).hasSizeLessThan(8);
    }

    @Test
    void the_palette_is_searched_and_used_by_keys(FxRobot fx) {
        show(fx, with(operation("relu1", Activation.RELU, 1)));
        focus(fx);
        fx.type(KeyCode.INSERT);
        fx.write("max p");
        fx.type(KeyCode.ENTER);
        assertThat(names()).containsExactly("conv1", "pool1", "relu1");
        assertThat(session.selection().layer()).isEqualTo(2);
        assertThat(session.project().layer(3).inputs()).containsExactly(2);
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(3)));
        fx.type(KeyCode.INSERT);
        fx.write("skip");
        fx.type(KeyCode.ENTER);
        fx.type(KeyCode.ENTER);
        assertThat(session.project().layer(4).op()).isEqualTo(Arithmetic.ADD);
        assertThat(session.project().layer(4).inputs()).as("the nearest that fits").containsExactly(3, 2);
        assertThat(session.outlineProperty().get().misfit()).isEmpty();
        fx.interact(session::undo);
        fx.interact(session::undo);
        assertThat(names()).containsExactly("conv1", "relu1");
    }
}
