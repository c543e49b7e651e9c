package org.fovea.ui.layer;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.compute.Outline;
import org.fovea.compute.Misfit.Setting;
import org.fovea.compute.Outline;
import org.fovea.compute.SizeFormula;
import org.fovea.engine.Axis;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.project.LayerEdit;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.layer.AxisRow.Parameter;

/// The parameters of the convolution, and the output size that follows from them.
public final class ParametersPane extends VBox {
    /// The width of the labels at the left.
    static final double LABEL = 58;
    private static final Parameter KERNEL = new Parameter("Kernel", "Kernel height", "Kernel width",
            "How many rows and columns of the input one neuron weighs.", Conv.LARGEST_KERNEL, Conv.LARGEST_KERNEL);
    private static final Parameter STRIDE = new Parameter("Stride", "Vertical stride", "Horizontal stride",
            "How many rows or columns the window moves from one neuron to the next.", 16, 999);
    private static final Parameter DILATION = new Parameter("Dilation", "Vertical dilation", "Horizontal dilation",
            "How far apart the taps of the kernel lie: 1 is side by side, 2 leaves one row or column out.", 8, 99);

    private final Session session;
    private final AxisRow kernel;
    private final AxisRow stride;
    private final AxisRow dilation;
    private final PaddingRow padding;
    private final Pills<PaddingMode> mode;
    private final CheckBox flipped = new CheckBox("True convolution");
    private final Section section;
    private final SizeBox sizes = new SizeBox();

    public ParametersPane(Session session) {
        this.session = session;
        kernel = new AxisRow(KERNEL, LABEL, (rows, columns, dragging) -> set(dragging,
                new Axis(rows, rows().stride(), rows().dilation()),
                new Axis(columns, columns().stride(), columns().dilation())), session::endGesture);
        stride = new AxisRow(STRIDE, LABEL, (rows, columns, dragging) -> set(dragging,
                new Axis(rows().size(), rows, rows().dilation()),
                new Axis(columns().size(), columns, columns().dilation())), session::endGesture);
        dilation = new AxisRow(DILATION, LABEL, (rows, columns, dragging) -> set(dragging,
                new Axis(rows().size(), rows().stride(), rows),
                new Axis(columns().size(), columns().stride(), columns)), session::endGesture);
        padding = new PaddingRow(session);
        mode = new Pills<>(List.of(PaddingMode.values()), ParametersPane::label, ParametersPane::tooltip,
                chosen -> session.editOnce(new LayerEdit.SetPaddingMode(chosen)));
        flipped.setTooltip(new Tooltip("Turns the kernel by 180° first, as convolution is defined in mathematics. "
                + "Networks leave it as it is: cross-correlation."));
        flipped.setOnAction(_ -> session.editOnce(new LayerEdit.SetFlipped(flipped.isSelected())));
        section = new Section("CONVOLUTION", kernel, note(Setting.KERNEL), stride, note(Setting.STRIDE), dilation,
                note(Setting.DILATION), padding, note(Setting.PADDING), modeLine(), note(Setting.PADDING_MODE), flipped,
                sizes);
        getChildren().add(section);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(session.convProperty().isNotNull());
        session.selectionProperty().subscribe(_ -> show());
        session.structureProperty().subscribe(_ -> show());
    }

    private MisfitNote note(Setting setting) {
        return new MisfitNote(session, setting);
    }

    private HBox modeLine() {
        var label = new Label("Filled");
        label.setMinWidth(LABEL);
        label.getStyleClass().add("beside-pills");
        label.setTooltip(new Tooltip("The padding mode: which values stand in the padding."));
        HBox.setHgrow(mode, Priority.ALWAYS);
        return new HBox(6, label, mode);
    }

    private Conv conv() {
        return Objects.requireNonNull(session.convProperty().get());
    }

    private Axis rows() {
        return conv().rows();
    }

    private Axis columns() {
        return conv().columns();
    }

    private void set(boolean dragging, Axis rows, Axis columns) {
        var edit = new LayerEdit.SetAxes(rows, columns);
        if (dragging) session.edit(edit);
        else
            session.editOnce(edit);
    }

    private void show() {
        Outline.Row row = session.outlineProperty().get().row(session.selection().layer());
        List<Shape> inputs = row.inputs();
        if (!(row.layer().kind() instanceof Conv layer) || inputs.isEmpty()) return;
        kernel.show(layer.rows().size(), layer.columns().size());
        stride.show(layer.rows().stride(), layer.columns().stride());
        dilation.show(layer.rows().dilation(), layer.columns().dilation());
        padding.show(layer.padding());
        mode.show(layer.paddingMode());
        flipped.setSelected(layer.flipped());
        Shape input = inputs.getFirst();
        var rows = new SizeFormula(layer.padding().rows(layer.rows(), input.height()), input.height());
        var columns = new SizeFormula(layer.padding().columns(layer.columns(), input.width()), input.width());
        sizes.show(rows, columns);
        section.detail().setText(rows.works() && columns.works()
                ? "→ %d @ %d×%d".formatted(layer.filters().size(), rows.steps(), columns.steps())
                : "");
    }

    static String label(PaddingMode mode) {
        return switch (mode) {
            case ZEROS -> "zeros";
            case REFLECT -> "reflect";
            case REPLICATE -> "replicate";
            case CIRCULAR -> "circular";
        };
    }

    static String tooltip(PaddingMode mode) {
        return switch (mode) {
            case ZEROS -> "The padding is zero: 0 0 [a b c d] 0 0.";
            case REFLECT -> "The padding mirrors the input without repeating its border: c b [a b c d] c b.";
            case REPLICATE -> "The padding repeats the border of the input: a a [a b c d] d d.";
            case CIRCULAR -> "The padding continues on the other side of the input: c d [a b c d] a b.";
        };
    }
}
