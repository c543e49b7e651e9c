package org.fovea.ui.learn.train;

import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.Chart;
import org.fovea.session.Learning;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// Curves of a training; a press or a drag looks back to that moment.
final class ChartView extends CanvasView {
    private static final double LEAST = 120;

    private final Learning learning;
    private final BiFunction<Double, Double, Chart> chart;

    /// @param chart by width and height
    /// @param causes what the chart depends on besides the course and the moment
    ChartView(Learning learning, Theme theme, ReadOnlyBooleanProperty active, String name,
            BiFunction<Double, Double, Chart> chart, ObservableValue<?>... causes) {
        super(theme);
        this.learning = learning;
        this.chart = chart;
        setMinSize(LEAST, LEAST);
        setPrefSize(LEAST, LEAST);
        setCursor(Cursor.HAND);
        setAccessibleText(name);
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
        repaintOn(causes);
        learning.moments().progressProperty().subscribe(_ -> {
            if (active.get()) repaint();
        });
        repaintOn(learning.moments().shownProperty(), active);
    }

    private void go(MouseEvent event) {
        learning.looking().scrub(figure(getWidth(), getHeight()).epochs(event.getX()));
    }

    Chart figure(double width, double height) {
        return chart.apply(width, height);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width, height).draw(pen, palette);
    }
}
