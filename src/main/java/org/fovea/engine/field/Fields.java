package org.fovea.engine.field;

import org.fovea.engine.Shape;
import org.fovea.engine.Window;

/// The receptive fields along both axes.
public record Fields(Field rows, Field columns) {
    /// Of operations that look at one position.
    public static final Fields PIXEL = new Fields(Field.PIXEL, Field.PIXEL);

    public static Fields of(Window rows, Window columns) {
        return new Fields(Field.of(rows), Field.of(columns));
    }

    /// Of operations that look at the whole input.
    public static Fields everything(Shape input) {
        return new Fields(Field.everything(input.height()), Field.everything(input.width()));
    }

    /// The fields of `next` stacked on top of these.
    public Fields then(Fields next) {
        return new Fields(rows.then(next.rows), columns.then(next.columns));
    }
}
