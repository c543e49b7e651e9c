package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.fovea.compute.EffectiveField.Ellipse;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveFieldTest {
    private static final Machine FAST = Machine.fastest();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"3 | 1 | 1 1 1 | 3", "3 | 2 | 1 2 3 2 1 | 9",
            "3 | 3 | 1 3 6 7 6 3 1 | 27", "3 | 4 | 1 4 10 16 19 16 10 4 1 | 81", "5 | 2 | 1 2 3 4 5 4 3 2 1 | 25"})
    void layers_of_equal_weights_are_boxes_folded_into_each_other(int size, int layers, String row, double all) {
        double[] shares = Arrays.stream(row.split(" ")).mapToDouble(Double::parseDouble).map(x -> x / all).toArray();
        EffectiveField field = boxes(size, size, layers, 31);
        int first = 15 - shares.length / 2;
        for (int i = 0; i < 31; i++)
            for (int j = 0; j < 31; j++)
                assertThat((double) field.shares().at(0, i, j))
                        .isCloseTo(share(shares, i - first) * share(shares, j - first), within(1e-7));
    }

    /// Widths add up as variances: each box of k adds (k² − 1) / 12.
    @Test
    void the_variance_grows_with_the_number_of_layers() {
        for (int size = 1; size <= 7; size += 2)
            for (int layers = 1; layers <= 5; layers++) {
                EffectiveField field = boxes(size, 3, layers, 61);
                assertThat(field.rowVariance()).isCloseTo(layers * (size * size - 1) / 12.0, within(1e-4));
                assertThat(field.columnVariance()).isCloseTo(layers * 8 / 12.0, within(1e-4));
                assertThat(field.covariance()).isCloseTo(0, within(1e-5));
                assertThat(List.of(field.row(), field.column())).allSatisfy(
                        middle -> assertThat(middle).isCloseTo(30, within(1e-5)));
            }
    }

    @Test
    void the_ellipse_lies_along_the_longer_side() {
        Ellipse wide = boxes(1, 5, 1, 15).ellipse(2);
        assertThat(wide.longer()).isCloseTo(2 * Math.sqrt(2), within(1e-5));
        assertThat(wide.shorter()).isCloseTo(0, within(1e-3));
        assertThat(wide.angle()).isCloseTo(0, within(1e-5));
        assertThat(Math.abs(boxes(5, 1, 1, 15).ellipse(1).angle())).isCloseTo(Math.PI / 2, within(1e-5));
        Tensor falling = Tensor.zeros(new Shape(1, 5, 5)).with(0, 1).with(12, 1).with(24, 1);
        assertThat(EffectiveField.of(falling).orElseThrow().ellipse(1).angle()).isCloseTo(Math.PI / 4, within(1e-6));
    }

    @Test
    void the_shares_add_up_to_one_and_none_lies_outside_the_receptive_field() {
        var random = new Random(5);
        for (int n = 0; n < 40; n++) {
            var ops = new ArrayList<Op>();
            for (int depth = 0; depth < 3; depth++)
                ops.add(new Convolution(layer(depth == 0 ? 3 : 8, 8, axis(random), axis(random), random),
                        Activation.TANH));
            Network network = Network.chain(new Shape(3, 24, 20), ops);
            Shape shape = network.shape(3);
            var at = new Cell(random.nextInt(shape.height()), random.nextInt(shape.width()));
            Tensor picture = picture(network.shape(0), random);
            EffectiveField field = EffectiveField.ofUnit(network, 3, OptionalInt.of(1), at, picture, FAST, Cancel.NEVER)
                    .orElseThrow();
            Units seen = Cone.back(network, 3, Units.of(1, at.row(), at.column())).units(0);
            double sum = 0;
            for (int i = 0; i < 24; i++)
                for (int j = 0; j < 20; j++) {
                    sum += field.shares().at(0, i, j);
                    if (!seen.contains(0, i, j)) assertThat(field.shares().at(0, i, j)).isZero();
                }
            assertThat(sum).isCloseTo(1, within(1e-4));
            Region region = seen.region().orElseThrow();
            assertThat(field.inside(region, 1)).isCloseTo(1, within(1e-4));
            assertThat(field.inside(region, 0.5)).isLessThanOrEqualTo(field.inside(region, 0.6))
                    .isLessThan(field.inside(region, 1.2));
        }
    }

    @Test
    void half_of_a_box_s_sides_holds_a_quarter_of_it() {
        EffectiveField field = boxes(3, 3, 1, 9);
        assertThat(field.inside(new Region(3, 3, 3, 3), 0.5)).isCloseTo(0.25, within(1e-6));
        assertThat(field.inside(new Region(-3, -3, 15, 15), 0.2)).isCloseTo(1, within(1e-6));
    }

    @Test
    void the_mean_of_a_map_counts_every_pixel_that_as_many_windows_see_equally() {
        Network network = Network.chain(new Shape(1, 6, 6), Collections.nCopies(1, box(3, 3)));
        EffectiveField field = EffectiveField.ofMean(network, 1, OptionalInt.empty(), Tensor.zeros(network.shape(0)),
                FAST, Cancel.NEVER).orElseThrow();
        assertThat((double) field.shares().at(0, 2, 2)).isCloseTo(1 / 28.444444, within(1e-6));
        assertThat((double) field.shares().at(0, 0, 0)).isCloseTo(4 / 9.0 / 28.444444, within(1e-6));
        assertThat(EffectiveField.ofMean(network, 1, OptionalInt.of(0), Tensor.zeros(network.shape(0)), FAST,
                Cancel.NEVER).orElseThrow().row()).isCloseTo(2.5, within(1e-6));
    }

    @Test
    void behind_a_relu_that_is_off_no_pixel_counts() {
        Network network = Network.chain(new Shape(1, 3, 3), List.of(Activation.RELU));
        Tensor below = Tensor.filled(network.shape(0), -1);
        assertThat(EffectiveField.ofUnit(network, 1, OptionalInt.empty(), new Cell(1, 1), below, FAST, Cancel.NEVER))
                .isEmpty();
        assertThat(EffectiveField.of(Tensor.filled(network.shape(0), Float.NaN))).isEmpty();
    }

    private static EffectiveField boxes(int height, int width, int layers, int side) {
        Network network = Network.chain(new Shape(1, side, side), Collections.nCopies(layers, box(height, width)));
        return EffectiveField.ofUnit(network, layers, OptionalInt.of(0), new Cell(side / 2, side / 2),
                Tensor.zeros(network.shape(0)), FAST, Cancel.NEVER).orElseThrow();
    }

    private static Op box(int height, int width) {
        Tensor weights = Tensor.filled(new Shape(1, height, width), 1f / (height * width));
        return Convolution.of(new Conv2d(List.of(new Filter(weights, 0)), new Axis(height, 1, 1),
                new Axis(width, 1, 1), Padding.Named.SAME, PaddingMode.ZEROS, 1, false));
    }

    private static Conv2d layer(int channels, int filters, Axis rows, Axis columns, Random random) {
        var all = new ArrayList<Filter>();
        for (int k = 0; k < filters; k++)
            all.add(new Filter(picture(new Shape(channels, rows.size(), columns.size()), random), 0));
        return new Conv2d(all, rows, columns, Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
    }

    private static Axis axis(Random random) {
        return new Axis(1 + random.nextInt(4), 1 + random.nextInt(2), 1 + random.nextInt(2));
    }

    private static Tensor picture(Shape shape, Random random) {
        var values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = 0.4f * random.nextFloat() - 0.2f;
        return new Tensor(shape, values);
    }

    private static double share(double[] shares, int at) {
        return at < 0 || at >= shares.length ? 0 : shares[at];
    }
}
