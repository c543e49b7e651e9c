package org.fovea.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.fovea.project.Cell;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fovea.compute.BookCase;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Operation;
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
final class ComparePaneTest {
    private Session session = Sessions.of(Projects.small());

    @Start
    void start(Stage stage) {
        var layers = new ArrayList<>(Projects.small().layers());
        layers.add(Layer.of("relu", new Operation(Activation.RELU), 1));
        layers.add(
                Layer.of("conv2", Projects.layer(4, 3, new Axis(3, 2, 1), new Axis(3, 2, 1), Padding.Named.VALID), 2));
        layers.add(Layer.of("mean", new Operation(new GlobalAvgPool()), 3));
        session = Sessions.of(Projects.small().withLayers(layers));
        var painter = new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
        stage.setScene(new Scene(new StackPane(new ComparePane(session, new Theme(), painter)), 1000, 700));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private static ComboBox<?> cases(FxRobot fx) {
        return new Hand(fx).named(ComboBox.class, "What is compared");
    }

    private static void choose(FxRobot fx, String title) {
        ComboBox<?> cases = cases(fx);
        List<String> titles = cases.getItems().stream().map(Object::toString).toList();
        fx.interact(() -> cases.getSelectionModel().select(titles.indexOf(title)));
        assertThat(cases.getValue()).hasToString(title);
    }

    private static void choose(FxRobot fx, BookCase which) {
        choose(fx, "book: " + which.title());
    }

    /// The numbers of the row that begins with these words.
    private static List<String> row(FxRobot fx, String name) {
        GridPane table = fx.lookup(".cost-table").queryAs(GridPane.class);
        List<Label> labels = table.getChildren().stream().map(Label.class::cast).toList();
        int at = labels.stream().filter(label -> label.getText().equals(name)).map(GridPane::getRowIndex).findFirst()
                .orElseThrow();
        return labels.stream().filter(label -> GridPane.getRowIndex(label) == at).map(Label::getText).skip(1).limit(3)
                .toList();
    }

    @Test
    void the_network_its_weighted_layers_and_the_books_cases_can_be_chosen(FxRobot fx) {
        assertThat(cases(fx).getItems()).extracting(Object::toString).startsWith("this network, 4 layers",
                "layer conv1", "layer conv2").hasSize(3 + BookCase.values().length);
        assertThat(row(fx, "parameters")).first().isEqualTo("196");
        choose(fx, "layer conv2");
        assertThat(row(fx, "parameters")).containsExactly("112", "2,240", "26,000");
        assertThat(row(fx, "bytes of maps to train")).containsOnly("80,800");
    }

    @Test
    void the_books_numbers_stand_in_the_table(FxRobot fx) {
        choose(fx, BookCase.MAPS_200);
        assertThat(row(fx, "parameters")).first().isEqualTo("15,200");
        assertThat(row(fx, "multiply-adds")).first().isEqualTo("225,000,000");
        assertThat(row(fx, "bytes of maps to predict")).first().isEqualTo("12,000,000");
        choose(fx, BookCase.ONE_MAP);
        fx.interact(() -> fx.lookup((Node n) -> n instanceof CheckBox).queryAs(CheckBox.class).fire());
        assertThat(row(fx, "parameters")).last().isEqualTo("675,000,000");
        fx.interact(() -> fx.lookup((Node n) -> n instanceof CheckBox).queryAs(CheckBox.class).fire());
        choose(fx, BookCase.THREE_LAYERS);
        assertThat(row(fx, "parameters")).first().isEqualTo("903,400");
        assertThat(row(fx, "bytes to predict one picture")).first().isEqualTo("12,613,600");
        assertThat(row(fx, "bytes to train on 50")).first().isEqualTo("565,613,600");
        assertThat(new Hand(fx).says("Padding “same”, stride 2.")).isTrue();
    }

    @Test
    void batch_and_bytes_change_what_they_should_and_nothing_else(FxRobot fx) {
        var hand = new Hand(fx);
        choose(fx, BookCase.THREE_LAYERS);
        hand.type("Pictures in a batch", "1");
        assertThat(row(fx, "bytes of maps to train")).containsOnly("11,240,000");
        assertThat(row(fx, "bytes to predict one picture")).first().isEqualTo("12,613,600");
        hand.press("float16");
        assertThat(row(fx, "bytes of maps to train")).containsOnly("5,620,000");
        assertThat(row(fx, "bytes to predict one picture")).first().isEqualTo("6,306,800");
        assertThat(row(fx, "parameters")).first().isEqualTo("903,400");
    }

    @Test
    void a_batch_of_nothing_is_refused_in_a_sentence(FxRobot fx) {
        var hand = new Hand(fx);
        hand.type("Pictures in a batch", "0");
        assertThat(hand.says("Pictures in a batch: a whole number from 1 to 1000000.")).isTrue();
        assertThat(row(fx, "bytes to train on 50")).hasSize(3);
    }

    @Test
    void the_table_is_copied_with_its_rules_and_numbers_a_spreadsheet_reads(FxRobot fx) {
        choose(fx, BookCase.THREE_LAYERS);
        fx.interact(() -> new Hand(fx).named(Button.class, "Copy the table").fire());
        var text = new ArrayList<String>();
        fx.interact(() -> text.add(Clipboard.getSystemClipboard().getString()));
        assertThat(text.getFirst().lines()).hasSize(9)
                .startsWith("\"book: exercise: 3×3, stride 2, 100 + 200 + 400 maps on 200×300 RGB\","
                        + "convolution,locally connected,fully connected,rule")
                .anyMatch(line -> line.startsWith("parameters,903400,"))
                .anyMatch(line -> line.startsWith("bytes to train on 50,565613600,"))
                .allMatch(line -> line.endsWith("\"") || line.endsWith("rule"));
    }

    @Test
    void an_edit_is_counted_at_once_and_the_choice_stays(FxRobot fx) {
        choose(fx, "layer conv1");
        fx.interact(() -> session.editOnce(new LayerEdit.AddFilter(Projects.filter(3, 3, 3, 9))));
        assertThat(cases(fx).getValue()).hasToString("layer conv1");
        assertThat(row(fx, "parameters")).first().isEqualTo("112");
    }

    @Test
    void while_the_network_cannot_work_its_last_counts_stay_with_the_reason(FxRobot fx) {
        choose(fx, "layer conv2");
        fx.interact(() -> session.editOnce(new Edit.InLayer(3, new LayerEdit.SetAxes(new Axis(3, 2, 9),
                new Axis(3, 2, 9)))));
        assertThat(session.outlineProperty().get().misfit()).isPresent();
        assertThat(cases(fx).getValue()).hasToString("layer conv2");
        assertThat(row(fx, "parameters")).first().isEqualTo("112");
        assertThat(new Hand(fx).says("These are the counts from when it worked.")).isTrue();
        fx.interact(session::undo);
        assertThat(new Hand(fx).says("These are the counts from when it worked.")).isFalse();
    }

    @Test
    void a_screen_reader_hears_the_bars(FxRobot fx) {
        choose(fx, BookCase.ONE_MAP);
        assertThat(fx.lookup((Node n) -> n instanceof BarsView).queryAs(BarsView.class).getAccessibleText())
                .contains("parameters: convolution 76, locally connected 1,140,000, fully connected 675,015,000");
    }

    @Test
    void in_a_narrow_window_rules_go_on_in_the_next_line(FxRobot fx) {
        choose(fx, BookCase.THREE_LAYERS);
        fx.interact(() -> fx.window(0).setWidth(800));
        GridPane table = fx.lookup(".cost-table").queryAs(GridPane.class);
        assertThat(table.getWidth()).isLessThan(800);
        List<Label> labels = table.getChildren().stream().map(Label.class::cast).toList();
        assertThat(labels).hasSize(3 + 8 * 5).allSatisfy(label -> {
            assertThat(label.getHeight()).as(label.getText())
                    .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()) - 0.5);
            assertThat(label.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(table.getWidth());
            if (!label.isWrapText())
                assertThat(label.getWidth()).as(label.getText()).isGreaterThanOrEqualTo(label.prefWidth(-1) - 0.5);
        });
        assertThat(labels).anyMatch(label -> label.getHeight() > 1.5 * labels.getFirst().getHeight());
        for (Label one : labels)
            for (Label other : labels)
                if (GridPane.getRowIndex(one) < GridPane.getRowIndex(other))
                    assertThat(one.getBoundsInParent().getMaxY())
                            .as("“%s” ends above “%s”", one.getText(), other.getText())
                            .isLessThanOrEqualTo(other.getBoundsInParent().getMinY());
    }

    private static void sharing(FxRobot fx) {
        fx.interact(() -> fx.lookup("weight sharing").queryAs(ToggleButton.class).fire());
    }

    private static String words(FxRobot fx) {
        return String.join("\n", fx.lookup(".label").queryAllAs(Label.class).stream().filter(Label::isVisible)
                .map(Label::getText).toList());
    }

    @Test
    void the_selected_convolution_is_a_matrix_whose_product_is_the_convolution(FxRobot fx) {
        sharing(fx);
        assertThat(words(fx)).contains("W has 64 × 192 = 12,288 places", "27 different weights",
                "Largest difference between W·x + b and the convolution: 0.");
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(3)));
        assertThat(words(fx)).contains("W has 9 × 192", "Largest difference between W·x + b and the convolution: 0.");
    }

    @Test
    void the_keyboard_goes_from_weight_to_weight_and_says_how_often_each_is_used(FxRobot fx) {
        sharing(fx);
        var matrix = fx.lookup(node -> node.getAccessibleText() != null
                && node.getAccessibleText().startsWith("The layer as a matrix")).query();
        fx.interact(matrix::requestFocus);
        fx.push(KeyCode.RIGHT);
        assertThat(words(fx)).contains("w[0, 0, 0, 0]").contains("is one weight in 49 places");
        fx.push(KeyCode.RIGHT);
        assertThat(words(fx)).contains("w[0, 0, 0, 1]").contains("is one weight in 56 places");
        fx.push(KeyCode.PAGE_DOWN);
        assertThat(words(fx)).contains("w[0, 1, 0, 1]");
        fx.push(KeyCode.ESCAPE);
        assertThat(words(fx)).contains("Point at a weight of the filter or the matrix");
    }

    @Test
    void another_kind_of_layer_has_no_matrix_and_says_so(FxRobot fx) {
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(2)));
        sharing(fx);
        assertThat(words(fx)).contains("relu is no convolution; select one in the strip to see it as a matrix.");
    }

    @Test
    void fields_follow_the_network_and_what_is_advised_can_be_done_and_taken_back(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("receptive fields");
        TableView<?> table = fx.lookup(".field-table").queryAs(TableView.class);
        assertThat(table.getItems()).hasSize(4);
        fx.interact(() -> table.getSelectionModel().select(2));
        assertThat(session.selection().layer()).isEqualTo(3);
        fx.interact(() -> session.selectionProperty()
                .set(session.selection().withLayer(3).withPinned(new Cell(1, 2))));
        assertThat(hand
                .says("The pinned unit (1, 2) of conv2 sees rows 1 … 5 and columns 3 … 7; its centre lies at (3, 5)."))
                .isTrue();
        hand.type("Wanted field", "9");
        assertThat(hand.says("conv2 sees 5 rows and columns now.")).isTrue();
        assertThat(hand.says("conv2 with dilation 3")).isTrue();
        fx.interact(() -> hand.named(Button.class, "Do it: conv2 with dilation 3").fire());
        assertThat(session.project().conv(3).orElseThrow().rows()).isEqualTo(new Axis(3, 2, 3));
        assertThat(hand.says("conv2 sees 9 rows and columns already")).isTrue();
        fx.interact(session::undo);
        assertThat(session.project().conv(3).orElseThrow().rows()).isEqualTo(new Axis(3, 2, 1));
        hand.type("Wanted field", "9000");
        assertThat(hand.says("No single change reaches that")).isTrue();
    }

    @Test
    void what_counts_for_a_unit_is_shown_as_it_is_and_at_initialisation(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("receptive fields");
        assertThat(hand.says("unit (4, 6) of map 0 of conv1")).isTrue();
        assertThat(hand.says("the theoretical field of 3×3")).isTrue();
        hand.press("at initialisation");
        assertThat(hand.says("the theoretical field of 3×3")).isTrue();
        // Behind a ReLU that is off nothing counts.
        fx.interact(() -> session.editOnce(new Edit.InLayer(1, new LayerEdit.SetBias(0, -1000))));
        hand.press("as it is");
        fx.interact(() -> session.selectionProperty().set(session.selection().withLayer(2)));
        assertThat(hand.says("No pixel counts for this unit")).isTrue();
    }

    @Test
    void the_table_of_fields_can_be_copied(FxRobot fx) {
        var hand = new Hand(fx);
        hand.press("receptive fields");
        hand.press("Markdown");
        var copied = new String[1];
        fx.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith("| layer | kind | output | field |").contains("| conv2 | Conv 3×3 / 2 | 4 @");
    }
}
