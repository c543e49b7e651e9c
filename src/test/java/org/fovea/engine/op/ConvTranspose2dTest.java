package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class ConvTranspose2dTest {
    private static final Padding.Explicit NONE = new Padding.Explicit(0, 0, 0, 0);
    private static final Axis TWO = new Axis(2, 2, 1);

    @Test
    void it_is_the_adjoint_of_the_convolution_with_the_same_weights() {
        var ops = new RandomOps(7);
        int compared = 0;
        for (int n = 0; n < 300; n++) {
            Case a = ops.next(ConvTranspose2d.class, 17);
            var op = (ConvTranspose2d) a.op();
            Tensor x = a.inputs().getFirst();
            Tensor up = ops.tensor(op.output(a.shapes()));
            var filters = new ArrayList<Filter>();
            for (Tensor weight : op.weights()) filters.add(new Filter(weight, 0));
            var convolution = new Conv2d(filters, op.rows(), op.columns(), op.padding(), PaddingMode.ZEROS,
                    op.groups(), false);
            if (!sameSize(convolution, up.shape, x.shape)) continue;
            Tensor down = convolution.forward(up, Machine.SCALAR, Cancel.NEVER);
            var unbiased = new ConvTranspose2d(op.weights(), new float[op.bias().length], op.rows(), op.columns(),
                    op.padding(), op.outputRows(), op.outputColumns(), op.groups());
            double[] bound = OpBound.of(new Case(unbiased, List.of(x)), up);
            double most = 1e-6;
            for (int i = 0; i < bound.length; i++) most += 2 * bound[i] * Math.abs(up.data[i]);
            assertThat(product(all(unbiased, x), up)).as("%s", a).isCloseTo(product(x, down), within(most));
            compared++;
        }
        assertThat(compared).isGreaterThan(100);
    }

    /// Output padding beyond what the stride leaves over makes the convolution one step longer.
    private static boolean sameSize(Conv2d convolution, Shape up, Shape x) {
        try {
            return convolution.output(up).equals(x);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static double product(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) sum += (double) a.data[i] * b.data[i];
        return sum;
    }

    private static Tensor all(ConvTranspose2d op, Tensor x) {
        return op.forward(List.of(Patch.of(x)), Region.all(op.output(List.of(x.shape))), Machine.fastest(),
                Cancel.NEVER).values();
    }

    @Test
    void every_input_lays_its_kernel_onto_the_output() {
        var op = new ConvTranspose2d(List.of(Tensor.plane(2, 2, 1, 10, 100, 1000)), new float[]{0.5f}, TWO, TWO, NONE,
                0, 1, 1);
        assertThat(all(op, Tensor.plane(1, 2, 1, 2)).data)
                .containsExactly(1.5f, 10.5f, 2.5f, 20.5f, 0.5f, 100.5f, 1000.5f, 200.5f, 2000.5f, 0.5f);
    }

    @Test
    void every_input_meets_every_weight_once_however_the_output_is_cut() {
        var ops = new RandomOps(8);
        for (int n = 0; n < 100; n++) {
            Case a = ops.next(ConvTranspose2d.class, 17);
            var op = (ConvTranspose2d) a.op();
            Shape y = op.output(a.shapes());
            long whole = (long) a.shapes().getFirst().plane() * op.weights().size()
                    * op.weights().getFirst().shape.size();
            assertThat(op.multiplyAdds(Region.all(y), a.shapes())).as("%s", a).isEqualTo(whole);
            long sum = 0;
            for (int i = 0; i < y.height(); i++)
                sum += op.multiplyAdds(new Region(i, 0, 1, y.width()), a.shapes());
            assertThat(sum).as("%s", a).isEqualTo(whole);
        }
    }

    @Test
    void what_does_not_fit_is_refused() {
        var weights = List.of(Tensor.zeros(new Shape(1, 2, 2)));
        assertThatThrownBy(() -> new ConvTranspose2d(weights, new float[1], TWO, TWO, NONE, 2, 0, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("smaller than the stride");
        assertThatThrownBy(() -> new ConvTranspose2d(weights, new float[2], TWO, TWO, NONE, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 @ 2×2 are expected");
        var cut = new ConvTranspose2d(weights, new float[1], TWO, TWO, new Padding.Explicit(2, 2, 0, 0), 0, 0, 1);
        assertThatThrownBy(() -> cut.output(List.of(new Shape(1, 2, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the padding cuts off 4 rows, there are only 4");
    }
}
