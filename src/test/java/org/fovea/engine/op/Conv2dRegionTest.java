package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.RandomLayers.Case;
import org.fovea.engine.RandomRegions;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class Conv2dRegionTest {
    private static final List<Machine> MACHINES = List.of(Machine.SCALAR, new Machine(Kernels.fastest(), 1),
            new Machine(Kernels.fastest(), 2), new Machine(Kernels.fastest(), 3));

    @Test
    void any_region_from_only_what_it_reads_is_bit_for_bit_a_part_of_the_whole() {
        var layers = new RandomLayers(21);
        var random = new Random(21);
        for (int n = 0; n < 1500; n++) agree(layers.small(), random);
        for (int n = 0; n < 100; n++) agree(layers.large(), random);
    }

    private static void agree(Case a, Random random) {
        Machine machine = MACHINES.get(random.nextInt(MACHINES.size()));
        Patch whole = Patch.of(a.layer().forward(a.x(), machine, Cancel.NEVER));
        for (int n = 0; n < 3; n++) {
            Region region = RandomRegions.in(whole.whole(), random);
            Patch read = Patch.of(a.x()).cut(a.layer().reads(region, a.x().shape, machine));
            Patch part = a.layer().forward(read, region, machine, Cancel.NEVER);
            assertThat(part.region()).isEqualTo(region);
            assertThat(part.values().data).as("%s of %s", region, a).isEqualTo(whole.cut(region).values().data);
            int k = random.nextInt(whole.whole().channels());
            Tensor map = a.layer().map(read, k, region, machine, Cancel.NEVER).values();
            assertThat(map.data).as("map %d, %s of %s", k, region, a)
                    .isEqualTo(whole.cut(region).values().channel(k).data);
        }
    }
}
