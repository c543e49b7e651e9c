package org.fovea.ui.neuron;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fovea.compute.Reason;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.reason.ReasonFigure;
import org.fovea.figure.reason.ReasonText;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// How a value of a layer that is no convolution comes about.
final class ReasonView extends CanvasView {
    private final ObjectProperty<@Nullable Reason> shown = new SimpleObjectProperty<>();

    ReasonView(Theme theme) {
        super(theme);
        repaintOn(shown);
        shown.subscribe(reason -> setAccessibleText(reason == null
                ? "Arithmetic of a value"
                : ReasonText.place(reason) + ": " + ReasonText.line(reason)));
    }

    ObjectProperty<@Nullable Reason> shownProperty() {
        return shown;
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Reason reason = shown.get();
        if (reason != null) new ReasonFigure(reason, width, height).draw(pen, palette);
    }
}
