package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.junit.jupiter.api.Test;

class SizeTextTest {
    private static String text(Op op, Shape... inputs) {
        return SizeText.of(op, List.of(inputs), op.output(List.of(inputs)));
    }

    @Test
    void the_numbers_are_put_in() {
        assertThat(text(new Flatten(), new Shape(16, 5, 5))).isEqualTo("16 · 5 · 5 = 400 channels of one value.");
        assertThat(text(new Pad(new Padding.Explicit(1, 2, 3, 4), PaddingMode.ZEROS, 0), new Shape(2, 9, 7)))
                .isEqualTo("rows 1 + 9 + 2 = 12, columns 3 + 7 + 4 = 14.");
        assertThat(text(new PixelShuffle(2), new Shape(12, 5, 3)))
                .isEqualTo("channels 12 / 2² = 3, rows 5 · 2 = 10, columns 3 · 2 = 6.");
        assertThat(text(new Resize(2, 1.7f, Resize.Sampling.NEAREST), new Shape(1, 5, 10)))
                .isEqualTo("rows ⌊5 · 2⌋ = 10, columns ⌊10 · 1.7⌋ = 17.");
        assertThat(text(new Slice(2, 5), new Shape(8, 4, 4))).isEqualTo("channels 2 … 4, 3 of 8.");
        assertThat(text(new GlobalAvgPool(), new Shape(8, 4, 6))).isEqualTo("One value of 4 · 6 = 24 of each channel.");
        assertThat(text(new Concat(), new Shape(8, 4, 6), new Shape(3, 4, 6)))
                .isEqualTo("8 + 3 = 11 channels; rows and columns stay.");
        assertThat(text(new Arithmetic(Arithmetic.Operator.ADD), new Shape(8, 4, 6), new Shape(8, 1, 1)))
                .isEqualTo("The larger side of 8 @ 4×6 and 8 @ 1×1 each: 8 @ 4×6.");
    }

    /// What stands on the right of the last equals sign of each part is a side of the output.
    @Test
    void what_comes_out_of_a_formula_is_a_side_of_the_output() {
        var ops = new RandomOps(4);
        var result = Pattern.compile("(channels|rows|columns)[^,]*= (\\d+)");
        for (int turn = 0; turn < 200; turn++)
            for (var kind : RandomOps.KINDS) {
                var x = new Shape(4, 6, 8);
                Op op = ops.next(kind, x);
                if (!(op instanceof Pad || op instanceof Resize || op instanceof PixelShuffle)) continue;
                Shape output;
                try {
                    output = op.output(List.of(x));
                } catch (IllegalArgumentException misfit) {
                    continue;
                }
                var found = result.matcher(SizeText.of(op, List.of(x), output));
                while (found.find())
                    assertThat(Integer.parseInt(found.group(2))).as("%s of %s", found.group(1), op)
                            .isEqualTo(switch (found.group(1)) {
                                case "channels" -> output.channels();
                                case "rows" -> output.height();
                                default -> output.width();
                            });
            }
    }
}
