package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomRegions;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every operation.
class OpLawsTest {
    private static final Machine FAST = Machine.fastest();
    private static final List<Machine> MACHINES = List.of(Machine.SCALAR, new Machine(Kernels.fastest(), 1),
            new Machine(Kernels.fastest(), 2), new Machine(Kernels.fastest(), 3));

    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fast_loops_agree_with_the_formula(Class<?> kind) {
        var ops = new RandomOps(31 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 300; n++) {
            Case a = ops.next(kind, n % 10 == 0 ? 70 : 17);
            Tensor fast = all(a, a.inputs(), FAST);
            Tensor formula = all(a, a.inputs(), Machine.SCALAR);
            double[] bound = OpBound.of(a, formula);
            assertThat(fast.shape).as("%s", a).isEqualTo(a.op().output(a.shapes()));
            for (int i = 0; i < bound.length; i++)
                if (!(Math.abs((double) fast.data[i] - formula.data[i]) <= bound[i]))
                    assertThat(fast.data[i]).as("%s at %d, bound %g", a, i, bound[i]).isEqualTo(formula.data[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void any_region_from_only_what_it_needs_is_bit_for_bit_a_part_of_the_whole(Class<?> kind) {
        var ops = new RandomOps(51 + kind.getSimpleName().hashCode());
        var random = new Random(51 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 200; n++) {
            Case a = ops.next(kind, n % 10 == 0 ? 70 : 17);
            Machine machine = MACHINES.get(n % MACHINES.size());
            Patch whole = Patch.of(all(a, a.inputs(), machine));
            for (int m = 0; m < 4; m++) {
                Region region = RandomRegions.in(whole.whole(), random);
                List<Patch> parts = IntStream.range(0, a.inputs().size())
                        .mapToObj(i -> Patch.of(a.inputs().get(i)).cut(a.op().needs(region, i, a.shapes(), machine)))
                        .toList();
                assertThat(a.op().forward(parts, region, machine, Cancel.NEVER).values().data)
                        .as("%s of %s", region, a).isEqualTo(whole.cut(region).values().data);
                List<Patch> more = a.inputs().stream().map(Patch::of).toList();
                assertThat(a.op().forward(more, region, machine, Cancel.NEVER).values().data)
                        .as("%s of %s", region, a).isEqualTo(whole.cut(region).values().data);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_number_of_threads_changes_no_bit(Class<?> kind) {
        var ops = new RandomOps(71 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 10; n++) {
            Case a = ops.next(kind, 300);
            Tensor alone = all(a, a.inputs(), MACHINES.get(1));
            assertThat(all(a, a.inputs(), MACHINES.get(2)).data).as("%s", a).isEqualTo(alone.data);
            assertThat(all(a, a.inputs(), MACHINES.get(3)).data).as("%s", a).isEqualTo(alone.data);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_change_of_some_channels_touches_no_others_and_updating_those_gives_the_whole(Class<?> kind) {
        var ops = new RandomOps(91 + kind.getSimpleName().hashCode());
        var random = new Random(91 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 60; n++) {
            Case a = ops.next(kind, 17);
            Tensor before = all(a, a.inputs(), FAST);
            int input = random.nextInt(a.inputs().size());
            var channels = new java.util.BitSet();
            channels.set(random.nextInt(a.shapes().get(input).channels()));
            var changed = new java.util.ArrayList<>(a.inputs());
            changed.set(input, changed(changed.get(input), channels, ops));
            Tensor now = all(a, changed, FAST);
            java.util.BitSet touched = a.op().touched(channels, input, a.shapes());
            for (int k = 0; k < now.shape.channels(); k++)
                if (!touched.get(k))
                    assertThat(now.channel(k).data).as("%s channel %d", a, k).isEqualTo(before.channel(k).data);
            List<Patch> patches = changed.stream().map(Patch::of).toList();
            assertThat(a.op().update(patches, Patch.of(before), touched, FAST, Cancel.NEVER).values().data)
                    .as("%s", a).isEqualTo(now.data);
        }
    }

    private static Tensor changed(Tensor x, java.util.BitSet channels, RandomOps ops) {
        Shape shape = x.shape;
        float[] values = x.data.clone();
        channels.stream().forEach(c -> System.arraycopy(ops.floats(shape.plane(), 4), 0, values, c * shape.plane(),
                shape.plane()));
        return new Tensor(shape, values);
    }

    private static Tensor all(Case a, List<Tensor> inputs, Machine machine) {
        Region region = Region.all(a.op().output(a.shapes()));
        return a.op().forward(inputs.stream().map(Patch::of).toList(), region, machine, Cancel.NEVER).values();
    }
}
