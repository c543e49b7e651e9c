package org.fovea.ui.compare;

import java.math.BigInteger;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.compute.FieldAdvice;
import org.fovea.compute.Outline;
import org.fovea.engine.Cancel;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.figure.CountText;
import org.fovea.project.Project;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Section;
import org.jspecify.annotations.Nullable;

/// Which changes would let the units of the selected layer see as much as is wanted, with what they cost; each can be done.
final class FieldAdvicePane extends VBox {
    private static final int LARGEST = 100_000;
    private static final List<String> HEAD = List.of("change", "field then", "maps then", "parameters",
            "multiply-adds");

    private record Wish(Project project, int layer, int target) {
    }

    /// @param now how many rows and columns a unit sees
    private record Made(Wish wish, int now, List<FieldAdvice> advice) {
        boolean reached() {
            return now >= wish.target();
        }
    }

    private final Session session;
    private final NumberField target;
    private final Label about = new Label();
    private final GridPane grid = new GridPane(20, 6);
    private final Message refusal = new Message();
    private final Latest<Wish, Made> latest;
    private @Nullable Wish asked;
    private int wanted;
    /// Until a number was typed, twice of what a unit sees is asked for.
    private boolean typed;

    FieldAdvicePane(Session session, Painter painter) {
        this.session = session;
        latest = painter.numbers(wish -> new Made(wish, now(Outline.of(wish.project()), wish.layer()),
                FieldAdvice.of(wish.project(), wish.layer(), wish.target(), Cancel.NEVER)), this::show);
        target = new NumberField("Wanted field", 1, LARGEST, true, 8, value -> {
            wanted = value.intValue();
            typed = true;
            wish();
        });
        target.setTooltip(new Tooltip("How many rows and columns of the picture a unit shall see at least."));
        target.onRefused(refusal::say);
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        var first = new HBox(8, new Label("a unit shall see at least"), target, new Label("rows and columns"));
        first.setAlignment(Pos.CENTER_LEFT);
        grid.getStyleClass().add("cost-table");
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(words);
        for (int c = 1; c < HEAD.size(); c++) {
            var numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(numbers);
        }
        getChildren().add(new Section("HOW TO SEE MORE", first, refusal, about, grid));
        grid.managedProperty().bind(grid.visibleProperty());
        session.projectProperty().subscribe(_ -> wish());
        session.selectionProperty().subscribe(_ -> wish());
        sceneProperty().subscribe(_ -> wish());
    }

    /// Asks anew where the network, the layer or the target is another; nothing where nobody looks.
    void wish() {
        if (getScene() == null || !getParent().isVisible()) return;
        if (!typed) {
            wanted = Math.max(3, 2 * now(session.outlineProperty().get(), session.selection().layer()));
            target.show(wanted);
        }
        var now = new Wish(session.project(), session.selection().layer(), wanted);
        if (now.equals(asked)) return;
        asked = now;
        latest.submit(now);
    }

    private static int now(Outline outline, int layer) {
        return outline.row(layer).field().map(field -> Math.min(field.rows().size(), field.columns().size())).orElse(0);
    }

    private void show(Made made) {
        String name = made.wish().project().layer(made.wish().layer()).name();
        grid.getChildren().clear();
        grid.setVisible(!made.reached() && !made.advice().isEmpty());
        if (made.reached())
            about.setText("%s sees %d rows and columns already; ask for more to see what would reach it."
                    .formatted(name, made.now()));
        else if (made.advice().isEmpty())
            about.setText(
                    "No single change reaches that in %s, which sees %d now: layers, kernels up to 31×31, dilation up "
                            .formatted(name, made.now())
                            + "to 16, strides and pooling were tried. Ask for less, or combine changes.");
        else
            about.setText(
                    "%s sees %d rows and columns now. Each of these changes alone reaches %d; what it costs is for "
                            .formatted(name, made.now(), made.wish().target())
                            + "the whole network, and undo takes it back.");
        if (made.reached()) return;
        for (int c = 0; c < HEAD.size(); c++) grid.add(label(HEAD.get(c), "section-head"), c, 0);
        for (int i = 0; i < made.advice().size(); i++) line(made.advice().get(i), i + 1);
    }

    private void line(FieldAdvice advice, int row) {
        ReceptiveField field = advice.field();
        grid.add(label(advice.change()), 0, row);
        grid.add(label("%d×%d".formatted(field.rows().size(), field.columns().size()), "numbers"), 1, row);
        grid.add(label(advice.output().toString(), "numbers"), 2, row);
        grid.add(label(signed(advice.parameters()), "numbers"), 3, row);
        grid.add(label(signed(advice.multiplyAdds()), "numbers"), 4, row);
        var apply = new Button("do it");
        apply.getStyleClass().add("pill");
        apply.setMinWidth(USE_PREF_SIZE);
        apply.setAccessibleText("Do it: " + advice.change());
        apply.setTooltip(new Tooltip("Changes the network like this; Ctrl+Z takes it back"));
        apply.setOnAction(_ -> session.editOnce(advice.edit()));
        grid.add(apply, HEAD.size(), row);
    }

    private static String signed(long count) {
        return count == 0
                ? "0"
                : (count > 0 ? "+" : "−") + CountText.wide(BigInteger.valueOf(Math.abs(count)));
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
