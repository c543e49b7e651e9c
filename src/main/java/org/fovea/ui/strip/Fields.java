package org.fovea.ui.strip;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.field.Field;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.project.LayerTitle;
import org.jspecify.annotations.Nullable;

/// How much of the picture one neuron of each layer sees.
///
/// @param rows of the picture and of every layer; null where a layer cannot work
/// @param columns likewise
record Fields(List<@Nullable Field> rows, List<@Nullable Field> columns) {

    static Fields of(Outline outline) {
        var rows = new ArrayList<@Nullable Field>();
        var columns = new ArrayList<@Nullable Field>();
        rows.add(Field.PIXEL);
        columns.add(Field.PIXEL);
        for (Outline.Row row : outline.rows()) {
            Shape output = row.output();
            Field down = null;
            Field across = null;
            for (int i = 0; output != null && i < row.inputs().size(); i++) {
                Op op = row.layer().op();
                Shape input = row.inputs().get(i);
                int from = row.layer().read().get(i);
                down = union(down, then(rows.get(from), rows(op, input, output)));
                across = union(across, then(columns.get(from), columns(op, input, output)));
            }
            rows.add(down);
            columns.add(across);
        }
        return new Fields(rows, columns);
    }

    private static @Nullable Field then(@Nullable Field below, Field own) {
        return below == null ? null : below.then(own);
    }

    private static @Nullable Field union(@Nullable Field one, @Nullable Field other) {
        if (one == null || other == null) return one == null ? other : one;
        int start = Math.min(one.start(), other.start());
        int end = Math.max(one.start() + one.size(), other.start() + other.size());
        return new Field(end - start, Math.max(one.jump(), other.jump()), start);
    }

    private static Field rows(Op op, Shape input, Shape output) {
        if (op instanceof Convolution c) return Field.of(c.layer().rowWindow(input));
        if (op instanceof MaxPool p) return Field.of(p.pooling().rowWindow(input));
        if (op instanceof AvgPool p) return Field.of(p.pooling().rowWindow(input));
        return whole(input.height(), output.height());
    }

    private static Field columns(Op op, Shape input, Shape output) {
        if (op instanceof Convolution c) return Field.of(c.layer().columnWindow(input));
        if (op instanceof MaxPool p) return Field.of(p.pooling().columnWindow(input));
        if (op instanceof AvgPool p) return Field.of(p.pooling().columnWindow(input));
        return whole(input.width(), output.width());
    }

    private static Field whole(int input, int output) {
        return output == 1 && input > 1 ? Field.of(new Window(input, 1, 0, 0, 1)) : Field.PIXEL;
    }

    /// `RF 7 · jump 2`.
    String text(int number) {
        Field down = rows.get(number);
        Field across = columns.get(number);
        return down == null || across == null
                ? ""
                : "RF %s · jump %s".formatted(LayerTitle.pair(down.size(), across.size()),
                        LayerTitle.pair(down.jump(), across.jump()));
    }
}
