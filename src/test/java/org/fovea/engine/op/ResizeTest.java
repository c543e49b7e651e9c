package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class ResizeTest {

    private static final Resize DOUBLE = new Resize(2, 2, Resize.Sampling.LINEAR);

    @Test
    void twice_the_size_is_the_formula_and_the_same_bits_for_any_region_and_number_of_threads() {
        var random = new Random(5);
        Kernels kernels = Machine.fastest().kernels();
        for (int n = 0; n < 500; n++) {
            var shape = new Shape(1 + random.nextInt(3), 1 + random.nextInt(60), 1 + random.nextInt(90));
            Tensor x = Tensor.zeros(shape);
            for (int i = 0; i < x.data.length; i++) x.data[i] = 2 * random.nextFloat() - 1;
            Region all = Region.all(DOUBLE.output(List.of(shape)));
            Patch whole = run(x, all, new Machine(kernels, 1));
            Patch formula = run(x, all, Machine.SCALAR);
            for (int i = 0; i < whole.values().data.length; i++)
                // Three products and sums of numbers of at most 1 in either way.
                assertThat((double) whole.values().data[i]).as("%s at %d", shape, i)
                        .isCloseTo(formula.values().data[i], within(8 * 0x1p-24));
            assertThat(run(x, all, new Machine(kernels, 3)).values().data).isEqualTo(whole.values().data);
            int top = random.nextInt(all.height());
            int left = random.nextInt(all.width());
            var region = new Region(top, left, 1 + random.nextInt(all.height() - top),
                    1 + random.nextInt(all.width() - left));
            Patch part = run(x, region, new Machine(kernels, 2));
            for (int c = 0; c < shape.channels(); c++)
                for (int i = region.top(); i < region.bottom(); i++)
                    for (int j = region.left(); j < region.right(); j++)
                        assertThat(part.at(c, i, j)).as("%s of %s at %d, %d, %d", region, shape, c, i, j)
                                .isEqualTo(whole.at(c, i, j));
        }
    }

    private static Patch run(Tensor x, Region region, Machine machine) {
        return DOUBLE.forward(List.of(Patch.of(x)), region, machine, Cancel.NEVER);
    }
}
