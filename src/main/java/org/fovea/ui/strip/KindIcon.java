package org.fovea.ui.strip;

import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.LayerKind;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// What a kind of layer does, as a small drawing: its curve, its windows, how it joins.
final class KindIcon extends CanvasView {
    static final double WIDTH = 48;
    static final double HEIGHT = 32;
    private static final Shape ANY = new Shape(4, 8, 8);

    private LayerKind kind = LayerKind.CONV;

    KindIcon(Theme theme) {
        super(theme);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    void show(LayerKind shown) {
        if (shown == kind) return;
        kind = shown;
        repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        var sketch = new Sketcher(pen, palette);
        switch (kind) {
            case CONV -> {
                sketch.grid(2, 4, 4, 6, palette.border());
                pen.fill(2, 4, 18, 18, palette.fieldTint());
                pen.outline(2.5, 4.5, 17, 17, 1.5, palette.field());
                sketch.arrow(30, 16);
                sketch.cell(39, 12, 8, palette.neuron());
            }
            case POINTWISE -> {
                for (int i = 0; i < 3; i++) sketch.cell(4, 3 + 9 * i, 8, palette.field());
                for (int i = 0; i < 3; i++) pen.line(14, 7 + 9 * i, 36, 16, 1, palette.textQuiet());
                sketch.cell(38, 12, 8, palette.neuron());
            }
            case DEPTHWISE -> {
                for (int i = 0; i < 3; i++) {
                    sketch.cell(6, 3 + 9 * i, 8, palette.field());
                    pen.line(16, 7 + 9 * i, 32, 7 + 9 * i, 1, palette.textQuiet());
                    sketch.cell(34, 3 + 9 * i, 8, palette.neuron());
                }
            }
            case DENSE -> {
                for (int i = 0; i < 4; i++)
                    for (int k = 0; k < 3; k++) pen.line(8, 5 + 7 * i, 40, 9 + 7 * k, 0.7, palette.textQuiet());
                for (int i = 0; i < 4; i++) sketch.cell(4, 3 + 7 * i, 5, palette.field());
                for (int k = 0; k < 3; k++) sketch.cell(39, 7 + 7 * k, 5, palette.neuron());
            }
            case MAX_POOL, AVG_POOL -> {
                sketch.grid(2, 4, 4, 6, palette.border());
                for (int i = 0; i < 4; i++)
                    if (kind == LayerKind.AVG_POOL)
                        pen.fill(2 + i % 2 * 12 + 1, 4 + (i >> 1) * 12 + 1, 10, 10, palette.fieldTint());
                    else
                    pen.fill(2 + i % 2 * 12 + 6 * (i % 3 & 1), 4 + (i >> 1) * 12 + 6 * (i & 1), 6, 6,
                            palette.field());
                sketch.arrow(29, 16);
                sketch.grid(34, 10, 2, 6, palette.neuron());
            }
            case GLOBAL_AVG_POOL, GLOBAL_MAX_POOL -> {
                sketch.grid(2, 4, 4, 6, palette.border());
                if (kind == LayerKind.GLOBAL_AVG_POOL) pen.fill(2, 4, 24, 24, palette.fieldTint());
                else
                    pen.fill(14, 10, 6, 6, palette.field());
                sketch.arrow(32, 16);
                sketch.cell(39, 12, 8, palette.neuron());
            }
            case CONV_TRANSPOSE -> {
                sketch.cell(3, 12, 8, palette.neuron());
                sketch.arrow(17, 16);
                sketch.grid(22, 4, 4, 6, palette.border());
                pen.fill(22, 4, 18, 18, palette.fieldTint());
                pen.outline(22.5, 4.5, 17, 17, 1.5, palette.field());
            }
            case ADAPTIVE_AVG_POOL -> {
                sketch.grid(2, 4, 4, 6, palette.border());
                pen.fill(2, 4, 14, 14, palette.fieldTint());
                pen.fill(12, 14, 14, 14, palette.fieldTint());
                sketch.arrow(29, 16);
                sketch.grid(34, 10, 2, 6, palette.neuron());
            }
            case REDUCE_MEAN -> pen.text(24, 16, "x̄", Face.NUMBERS_BOLD, 18, Anchor.CENTER, palette.text());
            case PRELU -> sketch.curve(Activation.leakyRelu(0.3f), width, height);
            case LAYER_NORM -> {
                for (int i = 0; i < 3; i++) sketch.cell(20, 3 + 9 * i, 8, palette.neuron());
                pen.line(12, 3, 12, 29, 1.5, palette.field());
            }
            case LRN -> sketch.bars(4, 6, 22, 6, 4, 12, 4);
            case DROPOUT -> {
                for (int i = 0; i < 15; i++)
                    if (i % 4 != 1 && i % 7 != 3) sketch.cell(5 + i % 5 * 8, 4 + (i / 5) * 8, 7, palette.neuron());
            }
            case RELU, LEAKY_RELU, ELU, SELU, GELU, SILU, SIGMOID, TANH, HARD_SIGMOID, HARD_SWISH, CLIP, SOFTPLUS, EXP,
                    IDENTITY ->
                sketch.curve((Activation) kind.first(ANY, 0).op(), width, height);
            case BATCH_NORM -> {
                sketch.bars(4, 6, 9, 14, 8, 5, 3);
                pen.line(24, 2, 24, 30, 1.5, palette.field());
            }
            case SOFTMAX, LOG_SOFTMAX -> sketch.bars(3, 4, 24, 6, 3, 2, 2);
            case ADD -> sketch.joined("+");
            case SUB -> sketch.joined("−");
            case MUL -> sketch.joined("×");
            case DIV -> sketch.joined("÷");
            case CONCAT -> {
                for (int i = 0; i < 2; i++) sketch.cell(4, 4 + 13 * i, 11, palette.field());
                sketch.arrow(23, 16);
                for (int i = 0; i < 2; i++) sketch.cell(32, 5 + 11 * i, 11, palette.neuron());
            }
            case PAD -> {
                pen.hatch(12, 4, 24, 24, palette.paddingGround(), palette.paddingHatch());
                sketch.cell(17, 9, 14, palette.neuron());
            }
            case FLATTEN -> {
                sketch.grid(3, 8, 3, 6, palette.field());
                sketch.arrow(28, 16);
                for (int i = 0; i < 5; i++) sketch.cell(36, 2 + 6 * i, 5, palette.neuron());
            }
            case SLICE -> {
                for (int i = 0; i < 4; i++)
                    sketch.cell(8 + 8 * i, 9, 14, i == 1 || i == 2 ? palette.neuron() : palette.border());
            }
            case PIXEL_SHUFFLE -> {
                for (int i = 0; i < 4; i++) sketch.cell(3 + 3 * i, 4 + 4 * i, 10, palette.field());
                sketch.arrow(27, 16);
                sketch.grid(32, 9, 2, 7, palette.neuron());
            }
            case CHANNEL_SHUFFLE -> {
                for (int i = 0; i < 4; i++)
                    pen.line(12, 6 + 7 * i, 36, 6 + 7 * (i % 2 * 2 + i / 2), 1.4,
                            i < 2 ? palette.field() : palette.neuron());
                for (int i = 0; i < 4; i++) {
                    sketch.cell(6, 3 + 7 * i, 6, i < 2 ? palette.field() : palette.neuron());
                    sketch.cell(36, 3 + 7 * i, 6, i % 2 == 0 ? palette.field() : palette.neuron());
                }
            }
            case RESIZE -> {
                sketch.cell(3, 11, 10, palette.field());
                sketch.arrow(19, 16);
                sketch.cell(25, 6, 20, palette.neuron());
            }
        }
    }

    /// The few shapes all drawings are made of.
    private record Sketcher(Pen pen, Palette palette) {
        void cell(double x, double y, double side, int color) {
            pen.fill(x, y, side, side, Palette.faded(color, 0.3));
            pen.outline(x + 0.5, y + 0.5, side - 1, side - 1, 1, color);
        }

        void grid(double x, double y, int cells, double side, int color) {
            for (int i = 0; i <= cells; i++) {
                pen.line(x, y + i * side + 0.5, x + cells * side, y + i * side + 0.5, 1, color);
                pen.line(x + i * side + 0.5, y, x + i * side + 0.5, y + cells * side, 1, color);
            }
        }

        void arrow(double x, double y) {
            pen.line(x - 2, y - 4, x + 2, y, 1.2, palette.textQuiet());
            pen.line(x + 2, y, x - 2, y + 4, 1.2, palette.textQuiet());
        }

        void bars(double... heights) {
            for (int i = 0; i < heights.length; i++)
                pen.fill(4 + 6 * i, 28 - heights[i], 5, heights[i], palette.neuron());
            pen.line(2, 28.5, 46, 28.5, 1, palette.textQuiet());
        }

        void joined(String sign) {
            cell(2, 10, 12, palette.field());
            pen.text(24, 16, sign, Face.NUMBERS_BOLD, 16, Anchor.CENTER, palette.text());
            cell(34, 10, 12, palette.field());
        }

        void curve(Activation activation, double width, double height) {
            double unit = 7;
            double middle = width / 2;
            double zero = height * 0.66;
            pen.line(2, zero, width - 2, zero, 1, palette.border());
            pen.line(middle, 1, middle, height - 1, 1, palette.border());
            double before = Double.NaN;
            for (double x = 3; x <= width - 3; x++) {
                double value = activation.curve().at((x - middle) / unit, activation.a(), activation.b());
                double y = Math.clamp(zero - value * unit, 1, height - 1);
                if (x > 3 && !(y == 1 && before == 1)) pen.line(x - 1, before, x, y, 1.8, palette.neuron());
                before = y;
            }
        }
    }
}
