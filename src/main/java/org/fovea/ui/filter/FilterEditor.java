package org.fovea.ui.filter;

import javafx.scene.layout.VBox;
import org.fovea.project.LayerEdit;
import org.fovea.session.Session;
import org.fovea.ui.filter.ValueRow.Quantity;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Theme;

/// The selected filter in the inspector: its name, presets, the editor of its weights, the bias.
public final class FilterEditor extends VBox {
    private final Workbench bench;
    private final KernelEditor weights;

    /// @param notices says quietly what could not be done
    public FilterEditor(Session session, Theme theme, Notices notices) {
        super(8);
        bench = new Workbench(session, notices);
        weights = new KernelEditor(bench, theme);
        var shelf = new PresetShelf(bench);
        new WeightProbe(bench, weights.grid());
        getStyleClass().add("section");
        getChildren().addAll(new FilterHeader(bench, shelf),
                new PresetPills(bench, shelf, new PresetPanel(bench, shelf, theme), theme), weights, bias());
    }

    private ValueRow bias() {
        var row = new ValueRow(
                new Quantity("Bias", "Bias: a number added to every value of this feature map.", -5, 5, 0.05, -1e6, 1e6,
                        false),
                value -> bench.session().edit(new LayerEdit.SetBias(bench.index(), (float) value)),
                bench.session()::endGesture, weights.refused()::say);
        row.setId("bias");
        bench.watch(() -> row.show(bench.filter().filter().bias()));
        return row;
    }
}
