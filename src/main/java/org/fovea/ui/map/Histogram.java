package org.fovea.ui.map;

import javafx.scene.control.Tooltip;
import org.fovea.compute.Evaluation;
import org.fovea.compute.MapResult;
import org.fovea.figure.ColorScale;
import org.fovea.figure.HistogramFigure;
import org.fovea.figure.MapScales;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// How often which values occur in the selected map.
final class Histogram extends CanvasView {
    private static final double HEIGHT = 78;

    private final Session session;

    Histogram(Session session, Theme theme) {
        super(theme);
        this.session = session;
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleText("Histogram of the feature map");
        Tooltip.install(this, new Tooltip("How often which values occur in this map, in the colours they are shown in; "
                + "heights grow with the square root of the count."));
        repaintOn(session.evaluationProperty(), session.projectProperty());
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Evaluation evaluation = session.evaluation();
        if (evaluation == null) return;
        MapResult map = evaluation.selectedMap();
        ColorScale scale = MapScales
                .of(session.layer().display(), evaluation.maps(), session.resultsProperty().get()).of(map);
        new HistogramFigure(map.statistics(), scale, width, height).draw(pen, palette);
    }
}
