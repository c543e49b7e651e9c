package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpOnnxTest {
    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream().filter(kind -> kind != Convolution.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void onnx_runtime_agrees(Class<?> kind) {
        var ops = new RandomOps(131 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 120; n++) {
            Case a = ops.next(kind, 17);
            if (!OnnxOps.knows(a)) continue;
            Region region = Region.all(a.op().output(a.shapes()));
            Tensor ours = a.op().forward(a.inputs().stream().map(Patch::of).toList(), region, Machine.fastest(),
                    Cancel.NEVER).values();
            float[] theirs = OnnxOps.run(a);
            assertThat(theirs.length).as("%s", a).isEqualTo(ours.data.length);
            double[] bound = OpBound.of(a, ours);
            for (int i = 0; i < bound.length; i++) {
                // A dilated window whose taps all miss the input: the runtime gives the least finite number.
                if (ours.data[i] == Float.NEGATIVE_INFINITY) continue;
                // The runtime approximates its functions by rational ones, good to about 16 units of 1.
                double more = a.op() instanceof Activation || a.op() instanceof Softmax
                        ? 0x1p-20 * (1 + Math.abs(ours.data[i]))
                        : 0;
                if (!(Math.abs((double) ours.data[i] - theirs[i]) <= bound[i] + more))
                    assertThat(ours.data[i]).as("%s at %d of %d, bound %g", a, i, bound.length, bound[i])
                            .isEqualTo(theirs[i]);
            }
        }
    }
}
