package org.fovea.ui.stage;

import javafx.scene.Node;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Seen;
import org.fovea.figure.FieldFigure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Rectangle;
import org.fovea.project.Cell;
import org.fovea.session.Session;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The lines from a receptive field in the input to its neuron in the map, drawn over both.
final class Connections extends CanvasView {
    private final Session session;
    private final SharedView shared;
    private final InputView input;
    private final Node map;

    Connections(Session session, Theme theme, SharedView shared, InputView input, Node map) {
        super(theme);
        this.session = session;
        this.shared = shared;
        this.input = input;
        this.map = map;
        setMouseTransparent(true);
        repaintOn(session.probeProperty(), session.selectionProperty(), session.evaluationProperty(),
                session.momentProperty(), shared.viewportProperty());
        session.momentProperty().subscribe(this::appear);
        session.probeProperty().subscribe(this::appear);
        session.selectionProperty().subscribe(this::appear);
        session.evaluationProperty().subscribe(this::appear);
        session.heldProperty().subscribe(this::appear);
    }

    /// What covers the whole stage and changes lets all of it be painted again, even where it is empty.
    private void appear() {
        setVisible(session.neuron() != null && session.heldProperty().get() == null);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Evaluation evaluation = session.evaluation();
        Cell neuron = session.neuron();
        if (evaluation == null || neuron == null) return;
        Seen seen = input.seen(evaluation, neuron).orElse(null);
        if (seen == null) return;
        Rectangle field = FieldFigure.field(seen.rows(), seen.columns(), shared.get());
        Rectangle cell = FieldFigure.neuron(
                Placement.ofMap(evaluation.fields(), evaluation.input().shape, evaluation.output()), neuron,
                shared.get());
        if (visible(field, input) && visible(cell, map))
            FieldFigure.drawConnections(pen, palette, field.moved(input.getLayoutX(), input.getLayoutY()),
                    cell.moved(map.getLayoutX(), map.getLayoutY()));
    }

    /// Lines to what is zoomed out of sight would only confuse.
    private static boolean visible(Rectangle rectangle, Node view) {
        return rectangle.x() >= -1 && rectangle.y() >= -1 && rectangle.right() <= view.getLayoutBounds().getWidth() + 1
                && rectangle.bottom() <= view.getLayoutBounds().getHeight() + 1;
    }
}
