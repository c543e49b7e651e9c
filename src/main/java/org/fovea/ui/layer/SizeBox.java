package org.fovea.ui.layer;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.compute.SizeFormula;
import org.fovea.engine.Axis;
import org.fovea.engine.Shape;
import org.fovea.engine.op.ConvTranspose2d;

/// Why the output has its size: the formula of each axis with its numbers, and what no window covers.
final class SizeBox extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /// The last number that is added, and the equals sign behind it.
    private static final Pattern LAST = Pattern.compile(" (\\d+) = ");

    private final Label rows = formula("rows");
    private final Label columns = formula("columns");
    private final Label leftover = new Label();

    SizeBox() {
        super(4);
        leftover.getStyleClass().add("quiet");
        leftover.setWrapText(true);
        leftover.managedProperty().bind(leftover.visibleProperty());
        managedProperty().bind(visibleProperty());
        getStyleClass().add("framed");
        getChildren().addAll(line("rows", rows), line("cols", columns), leftover);
    }

    private static HBox line(String name, Label formula) {
        var label = new Label(name);
        label.getStyleClass().addAll("quiet", "numbers");
        label.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(formula, Priority.ALWAYS);
        return new HBox(8, label, formula);
    }

    private static Label formula(String axis) {
        var label = new Label();
        label.getStyleClass().addAll("numbers", "formula");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(("The map's %s: ⌊(input + padding before + padding after − span of the kernel) / "
                + "stride⌋ + 1.").formatted(axis)));
        return label;
    }

    void show(SizeFormula down, SizeFormula across) {
        setVisible(true);
        lines(true);
        show(rows, down.text(), down.works());
        show(columns, across.text(), across.works());
        String end = leftover(down.unseen(), across.unseen());
        String between = leftover(down.skipped(), across.skipped());
        leftover.setText(Stream.of(end.isEmpty() ? "" : "At the end no neuron sees " + end + ".",
                between.isEmpty() ? "" : "Between windows no neuron sees " + between + ".")
                .filter(line -> !line.isEmpty()).collect(Collectors.joining(" ")));
        leftover.setVisible(!leftover.getText().isEmpty());
    }

    /// Formulas of another kind.
    void show(String down, String across) {
        setVisible(true);
        lines(true);
        show(rows, down, true);
        show(columns, across, true);
        leftover.setVisible(false);
    }

    /// One sentence, where no window slides.
    void say(String sentence) {
        setVisible(!sentence.isEmpty());
        lines(false);
        leftover.setText(sentence);
        leftover.setVisible(true);
    }

    /// Whether there is a formula for each axis.
    private void lines(boolean shown) {
        for (Label formula : new Label[]{rows, columns}) {
            formula.getParent().setVisible(shown);
            formula.getParent().setManaged(shown);
        }
    }

    void hide() {
        setVisible(false);
    }

    private static void show(Label label, String text, boolean works) {
        // A line may end before the last addition, not inside it.
        label.setText(LAST.matcher(text).replaceAll("\u00a0$1\u00a0=\u00a0"));
        label.pseudoClassStateChanged(WRONG, !works);
    }

    /// `(53 − 1)·2 − 0 − 0 + 2 + 0 = 106`: the size of the output of a transposed convolution along one axis.
    static String transposed(ConvTranspose2d c, Shape input, boolean vertical) {
        Axis axis = vertical ? c.rows() : c.columns();
        int size = vertical ? input.height() : input.width();
        int before = vertical ? c.padding().top() : c.padding().left();
        int after = vertical ? c.padding().bottom() : c.padding().right();
        int extra = vertical ? c.outputRows() : c.outputColumns();
        int output = (size - 1) * axis.stride() - before - after + axis.reach() + extra;
        return String.format(Locale.ROOT, "(%d − 1)·%d − %d − %d + %d + %d = %d", size, axis.stride(), before, after,
                axis.reach(), extra, output);
    }

    private static String leftover(int rows, int columns) {
        if (rows == 0 && columns == 0) return "";
        if (rows == 0) return count(columns, "column");
        return columns == 0 ? count(rows, "row") : count(rows, "row") + " and " + count(columns, "column");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
