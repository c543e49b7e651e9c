package org.fovea.engine.simd;

import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;

/// Started by [KernelsTest] in a Java without the Vector API: convolves and says with what.
final class WithoutVectors {
    private WithoutVectors() {
    }

    public static void main(String[] args) {
        var layer = new Conv2d(List.of(new Filter(Tensor.plane(1, 2, 1, 2), 1)), new Axis(1, 1, 1), new Axis(2, 1, 1),
                Padding.Named.VALID, PaddingMode.ZEROS, 1, false);
        Machine machine = Machine.fastest();
        Tensor map = layer.forward(Tensor.plane(1, 2, 1, 2), machine, Cancel.NEVER);
        System.out.println(machine.kernels().name() + " " + map.at(0, 0, 0));
    }
}
