package org.fovea.ui.learn.why;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.geometry.Pos;
import org.fovea.compute.learn.why.Method;
import org.fovea.engine.Shape;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.why.AttributionFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// One way to ask, with what it found and the sentence that says what that shows and what it does not.
final class MethodColumn extends VBox {
    private static final double CONTROLS = 32;

    private final CanvasView view;
    private final Label sentence = new Label();
    private String note = "";
    private Shape picture = new Shape(1, 1, 1);
    private @Nullable AttributionFigure figure;

    /// @param controls what can be set for it
    MethodColumn(Theme theme, Method method, Node... controls) {
        super(6);
        view = new CanvasView(theme) {
            @Override
            protected void paint(Pen pen, Palette palette, double width, double height) {
                if (figure != null) figure.draw(pen, palette);
                else
                    AttributionFigure.drawEmpty(pen, palette, method, picture, width, note);
            }
        };
        var row = new HBox(4, controls);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(CONTROLS);
        row.setPrefHeight(CONTROLS);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().addAll("quiet", "method-sentence");
        describe(method);
        getChildren().addAll(row, view, sentence);
    }

    private void describe(Method method) {
        sentence.setText(method.sentence());
        view.setAccessibleText(method.title() + ". " + method.sentence());
    }

    /// As large as a figure of a picture of this shape is.
    void fit(Shape shape, double width) {
        picture = shape;
        double height = AttributionFigure.height(shape, width);
        view.setMinSize(width, height);
        view.setPrefSize(width, height);
        view.setMaxSize(width, height);
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }

    /// @param shown null where there is nothing yet
    /// @param remark how far it is then, or why there is none
    void show(Method method, @Nullable AttributionFigure shown, String remark) {
        figure = shown;
        note = remark;
        describe(method);
        view.requestLayout();
    }
}
