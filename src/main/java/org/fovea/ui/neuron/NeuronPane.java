package org.fovea.ui.neuron;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fovea.compute.Evaluation;
import org.fovea.compute.FieldFormula;
import org.fovea.compute.Neuron;
import org.fovea.compute.Reach;
import org.fovea.compute.Reason;
import org.fovea.engine.field.Span;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.figure.SumText;
import org.fovea.figure.reason.ReasonText;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Section;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The neuron in question: its value and the rows and columns it sees; or the pixel under the pointer and the neurons it
/// reaches. A neuron can be pinned by its typed place.
public final class NeuronPane extends VBox {
    private static final int FARTHEST = 99_999;
    /// So many places are listed one by one.
    private static final int LISTED = 6;

    private final Session session;
    private final VBox box = new VBox(4);
    private final NumberField row = new NumberField("Row of the neuron", 0, FARTHEST, true, 1, _ -> pin());
    private final NumberField column = new NumberField("Column of the neuron", 0, FARTHEST, true, 1, _ -> pin());
    private final ToggleButton pin = Icons.toggle(MaterialDesignP.PIN_OUTLINE, "Pin this neuron",
            "A pinned neuron stays explained when the pointer leaves the map.");
    private final Message refusal = new Message();
    private final Section section;

    public NeuronPane(Session session) {
        this.session = session;
        box.getStyleClass().add("framed");
        row.setTooltip(new Tooltip("The row i of the neuron in its map, counted from 0; typing pins it."));
        column.setTooltip(new Tooltip("The column j of the neuron in its map, counted from 0; typing pins it."));
        row.onRefused(refusal::say);
        column.onRefused(refusal::say);
        pin.getStyleClass().add("quiet-toggle");
        pin.setOnAction(_ -> {
            if (pin.isSelected()) pin();
            else
                session.selectionProperty().set(session.selection().withPinned(null));
        });
        var place = new HBox(8, quiet("row"), row, quiet("column"), column, pin);
        place.setAlignment(Pos.CENTER_LEFT);
        section = new Section("THIS NEURON", box, place, refusal);
        getChildren().add(section);
        sceneProperty().subscribe(_ -> show());
        session.evaluationProperty().subscribe(_ -> show());
        session.probeProperty().subscribe(_ -> show());
        session.selectionProperty().subscribe(_ -> showPlace());
        showPlace();
    }

    /// Pins the neuron whose place is typed.
    private void pin() {
        Evaluation shown = session.evaluation();
        var cell = new Cell(typed(row), typed(column));
        if (shown != null && !inside(cell, shown.output())) {
            refusal.say("The map has rows 0 … %d and columns 0 … %d.".formatted(shown.output().height() - 1,
                    shown.output().width() - 1));
            pin.setSelected(session.selection().pinned() != null);
        } else if (cell.equals(session.selection().pinned())) showPlace();
        else
            session.selectionProperty().set(session.selection().withPinned(cell));
    }

    private static int typed(NumberField field) {
        return (int) field.value();
    }

    private static boolean inside(Cell cell, Shape map) {
        return cell.row() >= 0 && cell.row() < map.height() && cell.column() >= 0 && cell.column() < map.width();
    }

    private void showPlace() {
        Cell pinned = session.selection().pinned();
        refusal.say("");
        pin.setSelected(pinned != null);
        if (pinned != null) {
            row.show(pinned.row());
            column.show(pinned.column());
        }
        show();
    }

    /// Outside of the window nobody sees it, though the neuron in question may follow the pointer there.
    private void show() {
        if (getScene() == null) return;
        Evaluation shown = session.evaluation();
        Cell cell = session.neuron();
        section.detail().setText("");
        if (shown != null && session.probeProperty().get() instanceof Probe.OfPixel(Cell at)) showPixel(shown, at);
        else if (shown != null && cell != null && shown.conv().isPresent())
            showNeuron(shown, Neuron.of(shown, shown.selected(), cell));
        else if (shown != null && cell != null) showReason(shown, Reason.of(shown, shown.selected(), cell));
        else
            showNothing(nothing(shown, session.selection().pinned()));
    }

    /// While a weight moves, what stands there already stays: another label would be styled and laid out again.
    private void showNothing(String why) {
        boolean there = box.getChildren().size() == 1 && box.getChildren().getFirst() instanceof Label label
                && label.getText().equals(why);
        if (!there) box.getChildren().setAll(sentence(why));
    }

    private static String nothing(@Nullable Evaluation shown, @Nullable Cell pinned) {
        if (shown == null || pinned == null || inside(pinned, shown.output()))
            return "Hover a neuron of the map to see where it looks, click to pin it. Or type its place below.";
        return "The pinned neuron (%d, %d) lies outside the map, which now has %d × %d neurons.".formatted(pinned.row(),
                pinned.column(), shown.output().height(), shown.output().width());
    }

    private void showNeuron(Evaluation shown, Neuron neuron) {
        boolean pinned = neuron.at().equals(session.selection().pinned());
        section.detail().setText(pinned ? "pinned" : "");
        String place = "%d, %d, %d".formatted(neuron.at().row(), neuron.at().column(), neuron.filter());
        var z = flow(accent("z[" + place + "]"),
                text(" = b" + subscript(neuron.filter()) + " + Σ x·w = " + SumText.plain(neuron.z())));
        box.getChildren().setAll(z, formula("rows", neuron.rows(), neuron.at().row()),
                formula("cols", neuron.columns(), neuron.at().column()));
        if (shown.conv().map(Conv::relu).orElse(false))
            box.getChildren().add(flow(text("max(0, z) = "), accent(SumText.plain(neuron.value()))));
    }

    private void showReason(Evaluation shown, Reason reason) {
        Cell at = reason.at();
        section.detail().setText(at.equals(session.selection().pinned()) ? "pinned" : "");
        box.getChildren().setAll(flow(accent(ReasonText.place(reason)),
                text(" = " + (reason.value() == null ? "…" : SumText.plain(reason.value())))));
        for (String line : ReasonText.lines(reason)) box.getChildren().add(flow(text(line)));
        if (shown.slides())
            box.getChildren().addAll(formula("rows", shown.rows(), at.row()),
                    formula("cols", shown.columns(), at.column()));
        else
            shown.seen(reason.map(), at, 0).ifPresent(seen -> box.getChildren().addAll(sees("rows", seen.rows()),
                    sees("cols", seen.columns())));
    }

    private static TextFlow sees(String name, Span span) {
        return flow(quietText(name + " "),
                field(FieldFormula.range(span.first(), span.last())));
    }

    private void showPixel(Evaluation shown, Cell at) {
        Tensor input = shown.input();
        int channels = input.shape.channels();
        var value = new StringBuilder();
        boolean onPicture = inside(at, input.shape);
        for (int c = 0; c < channels && onPicture; c++)
            value.append(channels == 1 ? "" : " " + SumText.beforeValue(c, shown.onPicture() && channels == 3))
                    .append(' ').append(SumText.plain(input.at(c, at.row(), at.column())));
        box.getChildren().setAll(flow(field("x[%d, %d]".formatted(at.row(), at.column())),
                text(onPicture ? " =" + value : " lies on the padding")));
        Reach reach = Reach.of(shown, at.row(), at.column());
        if (reach.count() == 0) {
            box.getChildren().add(sentence("No neuron sees it: the stride or the dilation steps over it."));
            return;
        }
        box.getChildren().addAll(
                flow(text("reaches "), accent(reach.count() == 1 ? "1 neuron" : reach.count() + " neurons"),
                        text(channels > 1 || shown.output().channels() > 1 ? " of every map" : "")),
                flow(quietText("rows "), accent(places(reach.rows()))),
                flow(quietText("cols "), accent(places(reach.columns()))));
    }

    /// `50 … 56`, or one by one where stride or dilation leave gaps.
    static String places(List<Integer> numbers) {
        int first = numbers.getFirst();
        int last = numbers.getLast();
        if (last - first + 1 == numbers.size()) return FieldFormula.range(first, last);
        if (numbers.size() <= LISTED) return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "%d, %d, %d … %d".formatted(first, numbers.get(1), numbers.get(2), last);
    }

    private static String subscript(int number) {
        return Integer.toString(number).chars().mapToObj(digit -> String.valueOf((char) ('₀' + digit - '0')))
                .collect(Collectors.joining());
    }

    private static TextFlow formula(String name, Window window, int output) {
        var flow = flow(quietText(name + " "));
        for (var segment : FieldFormula.of(window, output).segments())
            flow.getChildren().add(switch (segment.part()) {
                case NEURON -> accent(segment.text());
                // Lines end only where the formula allows it.
                case FIELD -> field(segment.text().replace(' ', '\u00a0'));
                case SPACE -> text(segment.text());
            });
        return flow;
    }

    private static TextFlow flow(Text... parts) {
        return new TextFlow(parts);
    }

    private static Text text(String text) {
        return styled(text, "formula-text");
    }

    private static Text accent(String text) {
        return styled(text, "accent-text");
    }

    private static Text field(String text) {
        return styled(text, "field-text");
    }

    private static Text quietText(String text) {
        return styled(text, "quiet-text");
    }

    private static Text styled(String text, String style) {
        var node = new Text(text);
        node.getStyleClass().addAll("numbers", style);
        return node;
    }

    private static Label sentence(String sentence) {
        Label label = quiet(sentence);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }
}
