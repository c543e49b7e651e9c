package org.fovea.figure;

import org.fovea.compute.Evaluation;
import org.fovea.engine.Window;

/// How far input, padding and feature map reach, in the coordinates of the input.
public record Extent(double left, double top, double width, double height) {

    /// Of all there is to see of a layer.
    public static Extent of(Evaluation evaluation) {
        Window rows = evaluation.rows();
        Window columns = evaluation.columns();
        Placement map = Placement.ofMap(evaluation.fields(), evaluation.input().shape, evaluation.output());
        double top = Math.min(-rows.before(), map.y(0));
        double left = Math.min(-columns.before(), map.x(0));
        double bottom = Math.max(evaluation.input().shape.height() + rows.after(), map.y(evaluation.output().height()));
        double right = Math.max(evaluation.input().shape.width() + columns.after(), map.x(evaluation.output().width()));
        return new Extent(left, top, right - left, bottom - top);
    }
}
