package org.fovea.engine.conv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class LongRowTest {
    @Test
    void a_1x1_layer_gives_in_one_row_what_it_gives_by_regions() {
        var layers = new RandomLayers(3);
        var random = new Random(4);
        for (int turn = 0; turn < 100; turn++) {
            int groups = 1 + random.nextInt(2);
            int seen = 1 + random.nextInt(200);
            Tensor x = layers.tensor(new Shape(groups * seen, 1 + random.nextInt(9), 2 + random.nextInt(30)));
            List<Filter> filters = IntStream.range(0, groups * (1 + random.nextInt(9)))
                    .mapToObj(k -> new Filter(layers.tensor(new Shape(seen, 1, 1)), k)).toList();
            var layer = new Conv2d(filters, new Axis(1, 1, 1), new Axis(1, 1, 1), Padding.Named.VALID,
                    PaddingMode.ZEROS, groups, false);
            for (Machine machine : List.of(Machine.SCALAR, new Machine(Kernels.fastest(), 2))) {
                assertThat(layer.plan(x.shape, machine).algorithm()).endsWith("in one row");
                Tensor whole = layer.forward(x, machine, Cancel.NEVER);
                var right = new Region(0, 1, x.shape.height(), x.shape.width() - 1);
                Patch part = layer.forward(Patch.of(x), right, machine, Cancel.NEVER);
                assertThat(part.values().data).isEqualTo(Patch.of(whole).cut(right).values().data);
            }
        }
    }
}
