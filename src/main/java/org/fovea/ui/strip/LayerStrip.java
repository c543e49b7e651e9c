package org.fovea.ui.strip;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.fovea.compute.Evaluation;
import org.fovea.engine.Axis;
import org.fovea.engine.field.Field;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.gallery.Thumbnails;
import org.fovea.ui.kit.Theme;

/// The path from the picture to the feature maps, a card a layer.
public final class LayerStrip extends HBox {
    private final LayerCard input;
    private final LayerCard convolution;
    private final LayerCard relu;
    private final Label arrowToRelu = arrow();

    public LayerStrip(Session session, Theme theme, Thumbnails thumbnails) {
        super(8);
        input = new LayerCard(theme);
        convolution = new LayerCard(theme);
        relu = new LayerCard(theme);
        convolution.choose(true);
        getStyleClass().add("strip");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(input, arrow(), convolution, arrowToRelu, relu);
        arrowToRelu.managedProperty().bind(arrowToRelu.visibleProperty());
        relu.managedProperty().bind(relu.visibleProperty());
        arrowToRelu.visibleProperty().bind(relu.visibleProperty());
        session.evaluationProperty().subscribe(evaluation -> {
            if (evaluation != null) show(evaluation);
        });
        thumbnails.property().subscribe(set -> {
            if (set == null) return;
            List<org.fovea.figure.Raster> maps = set.maps().stream().filter(Objects::nonNull).toList();
            input.show(List.of(set.input()));
            convolution.show(maps);
            relu.show(maps);
        });
    }

    private void show(Evaluation evaluation) {
        Conv layer = evaluation.conv().orElse(null);
        if (layer == null) return;
        Field rows = Field.of(evaluation.rows());
        Field columns = Field.of(evaluation.columns());
        String field = "RF %s · jump %s".formatted(pair(rows.size(), columns.size()),
                pair(rows.jump(), columns.jump()));
        input.show("Input", evaluation.input().shape.toString(), "RF 1 · jump 1");
        convolution.show(name(layer.rows(), layer.columns()), evaluation.output().toString(), field);
        relu.show("ReLU", evaluation.output().toString(), field);
        relu.setVisible(layer.relu());
    }

    /// `Conv 7×7 / 1`, with the dilation where there is one.
    private static String name(Axis rows, Axis columns) {
        String dilation = rows.dilation() == 1 && columns.dilation() == 1
                ? ""
                : " d " + pair(rows.dilation(), columns.dilation());
        return "Conv %d×%d / %s%s".formatted(rows.size(), columns.size(), pair(rows.stride(), columns.stride()),
                dilation);
    }

    private static String pair(Object vertical, Object horizontal) {
        return vertical.equals(horizontal) ? vertical.toString() : vertical + "×" + horizontal;
    }

    private static Label arrow() {
        var arrow = new Label("›");
        arrow.getStyleClass().add("quiet");
        return arrow;
    }
}
