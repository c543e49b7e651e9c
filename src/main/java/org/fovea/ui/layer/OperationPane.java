package org.fovea.ui.layer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.compute.Misfit;
import org.fovea.compute.Outline;
import org.fovea.compute.SizeFormula;
import org.fovea.compute.SizeText;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.project.Edit;
import org.fovea.project.FreshWeights;
import org.fovea.project.LayerKind;
import org.fovea.project.Operation;
import org.fovea.session.Session;
import org.fovea.ui.kit.Section;

/// The settings of the selected layer where it is no convolution.
public final class OperationPane extends VBox {
    private final Session session;
    private final Label kind = new Label();
    private final Label about = new Label();
    private final VBox rows = new VBox(8);
    private final List<SettingRow> controls = new ArrayList<>();
    private final Map<Misfit.Setting, MisfitNote> notes = new EnumMap<>(Misfit.Setting.class);
    private final SizeBox sizes = new SizeBox();
    private final Button fresh = new Button("Initialise anew");
    private final Section section;
    private long seed = 1;

    public OperationPane(Session session) {
        this.session = session;
        kind.getStyleClass().add("card-name");
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        for (Misfit.Setting setting : Misfit.Setting.values()) notes.put(setting, new MisfitNote(session, setting));
        fresh.setTooltip(
                new Tooltip("New random weights, as a new layer has them: by He's rule in a transposed convolution, by "
                        + "Glorot's in a dense layer; each press takes the next seed"));
        fresh.setOnAction(_ -> initialise());
        section = new Section("LAYER", kind, about, rows, fresh, sizes);
        getChildren().add(section);
        managedProperty().bind(visibleProperty());
        session.outlineProperty().subscribe(this::show);
        session.selectionProperty().subscribe(this::show);
        show();
    }

    private void show() {
        Outline outline = session.outlineProperty().get();
        int number = Math.min(session.selection().layer(), outline.rows().size());
        Outline.Row row = outline.row(number);
        setVisible(row.layer().kind() instanceof Operation);
        if (!(row.layer().kind() instanceof Operation(Op op))) return;
        LayerKind what = LayerKind.of(row.layer().kind());
        kind.setText(what.title());
        about.setText(what.about());
        Shape input = row.inputs().isEmpty() ? outline.picture() : row.inputs().getFirst();
        List<Setting> settings = Settings.of(op, input);
        if (!fit(settings)) rebuild(settings);
        for (int i = 0; i < settings.size(); i++) controls.get(i).show(settings.get(i));
        section.detail().setText(row.output() == null ? "" : "→ " + row.output());
        boolean weights = op instanceof Dense || op instanceof ConvTranspose2d;
        fresh.setVisible(weights);
        fresh.setManaged(weights);
        sizes(op, input, row);
    }

    private boolean fit(List<Setting> settings) {
        if (controls.size() != settings.size()) return false;
        for (int i = 0; i < settings.size(); i++) if (!controls.get(i).fits(settings.get(i))) return false;
        return true;
    }

    /// Each misfit is told under the last setting that it is about, or else below all of them.
    private void rebuild(List<Setting> settings) {
        controls.clear();
        var nodes = new ArrayList<Node>();
        var left = new EnumMap<>(notes);
        double labels = SettingRow.labels(settings);
        for (int i = 0; i < settings.size(); i++) {
            Setting setting = settings.get(i);
            var control = new SettingRow(session, setting, labels);
            controls.add(control);
            nodes.add(control);
            boolean last = settings.subList(i + 1, settings.size()).stream()
                    .noneMatch(later -> later.about() == setting.about());
            MisfitNote note = left.get(setting.about());
            if (last && note != null) {
                nodes.add(note);
                left.remove(setting.about());
            }
        }
        nodes.addAll(left.values());
        rows.getChildren().setAll(nodes);
    }

    private void sizes(Op op, Shape input, Outline.Row row) {
        Pooling pooling = op instanceof MaxPool max ? max.pooling() : op instanceof AvgPool avg ? avg.pooling() : null;
        if (pooling != null && !row.inputs().isEmpty())
            sizes.show(formula(pooling.rowWindow(input), input.height()),
                    formula(pooling.columnWindow(input), input.width()));
        else if (op instanceof ConvTranspose2d c && !row.inputs().isEmpty())
            sizes.show(SizeBox.transposed(c, input, true), SizeBox.transposed(c, input, false));
        else if (row.output() != null && !row.inputs().isEmpty())
            sizes.say(SizeText.of(op, row.inputs(), row.output()));
        else
            sizes.hide();
    }

    private static SizeFormula formula(Window window, int input) {
        return new SizeFormula(window, input);
    }

    private void initialise() {
        int number = session.selection().layer();
        FreshWeights.of(session.layer().kind(), ++seed)
                .ifPresent(kind -> session.editOnce(new Edit.SetOperation(number, kind.op())));
    }
}
