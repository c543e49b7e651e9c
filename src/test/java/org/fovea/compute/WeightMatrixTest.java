package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fovea.compute.WeightMatrix.Entry;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.RandomLayers.Case;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;

class WeightMatrixTest {
    private static List<Integer> all(Conv2d layer) {
        return IntStream.range(0, layer.filters().size()).boxed().toList();
    }

    private static Conv2d layer(int maps, int channels, int groups, Axis axis, Padding padding) {
        List<Filter> filters = IntStream.range(0, maps)
                .mapToObj(k -> new Filter(
                        Projects.noise(new Shape(channels / groups, axis.size(), axis.size()), k + 1L), k))
                .toList();
        return new Conv2d(filters, axis, axis, padding, PaddingMode.ZEROS, groups, false);
    }

    @Test
    void the_product_is_the_convolution_bit_for_bit() {
        var cases = new RandomLayers(21);
        for (int n = 0; n < 400; n++) {
            Case each = cases.small();
            var matrix = new WeightMatrix(each.layer(), each.x().shape, all(each.layer()));
            assertThat(matrix.times(each.x()).data).as(each.toString())
                    .isEqualTo(each.layer().forward(each.x(), Machine.SCALAR, Cancel.NEVER).data);
        }
    }

    @Test
    void some_maps_have_the_rows_they_have_among_all() {
        var cases = new RandomLayers(22);
        for (int n = 0; n < 50; n++) {
            Case each = cases.small();
            int last = each.layer().filters().size() - 1;
            var whole = new WeightMatrix(each.layer(), each.x().shape, all(each.layer()));
            var one = new WeightMatrix(each.layer(), each.x().shape, List.of(last));
            int plane = whole.output().plane();
            for (int r = 0; r < one.height(); r++) assertThat(one.row(r)).isEqualTo(whole.row(last * plane + r));
        }
    }

    /// What makes the matrix of one channel and one map, stride 1, Toeplitz in each block: one step down and one step right
    /// in the picture stands the same weight.
    @Test
    void a_weight_stands_one_further_in_the_row_of_the_next_neuron() {
        var matrix = new WeightMatrix(layer(2, 3, 1, new Axis(3, 1, 1), Padding.Named.VALID), new Shape(3, 7, 9),
                List.of(0, 1));
        int width = matrix.output().width();
        for (int r = 0; r < matrix.height(); r++) {
            if (r % width == width - 1) continue;
            List<Entry> here = matrix.row(r);
            List<Entry> next = matrix.row(r + 1);
            for (int e = 0; e < here.size(); e++) {
                assertThat(next.get(e).column()).isEqualTo(here.get(e).column() + 1);
                assertThat(next.get(e).sharesWith(here.get(e))).isTrue();
            }
        }
    }

    @Test
    void without_padding_every_weight_is_used_by_every_neuron_of_its_map_and_by_no_other() {
        var matrix = new WeightMatrix(layer(2, 4, 2, new Axis(3, 2, 1), Padding.Named.VALID), new Shape(4, 9, 11),
                List.of(0, 1));
        Map<Entry, Integer> uses = new HashMap<>();
        for (int r = 0; r < matrix.height(); r++)
            for (Entry entry : matrix.row(r)) {
                assertThat(entry.map()).isEqualTo(r / matrix.output().plane());
                assertThat(entry.channel() / 2).as("the group").isEqualTo(entry.map());
                uses.merge(new Entry(0, entry.map(), entry.channel(), entry.tapRow(), entry.tapColumn(),
                        entry.weight()), 1, Integer::sum);
            }
        assertThat(uses).hasSize(matrix.weights());
        assertThat(uses.values()).containsOnly(matrix.output().plane());
        assertThat(matrix.uses(matrix.row(0).getFirst())).isEqualTo(matrix.output().plane());
        assertThat(matrix.filled()).isEqualTo((long) matrix.weights() * matrix.output().plane());
    }

    @Test
    void the_books_numbers_for_a_small_picture() {
        // A 3×3 kernel on 5×5 pixels without padding: 9 neurons, 25 pixels, 9 weights each.
        var matrix = new WeightMatrix(layer(1, 1, 1, new Axis(3, 1, 1), Padding.Named.VALID), new Shape(1, 5, 5),
                List.of(0));
        assertThat(matrix.height()).isEqualTo(9);
        assertThat(matrix.width()).isEqualTo(25);
        assertThat(matrix.filled()).isEqualTo(81);
        assertThat(matrix.row(0).stream().map(Entry::column)).containsExactly(0, 1, 2, 5, 6, 7, 10, 11, 12);
    }

    @Test
    void another_input_than_the_matrix_is_made_for_is_refused() {
        var matrix = new WeightMatrix(layer(1, 1, 1, new Axis(3, 1, 1), Padding.Named.SAME), new Shape(1, 5, 5),
                List.of(0));
        assertThatThrownBy(() -> matrix.times(Tensor.zeros(new Shape(1, 5, 6))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cut_lies_inside_the_input_and_gives_what_the_layer_gives_there() {
        var layer = layer(3, 2, 1, new Axis(3, 1, 1), Padding.Named.SAME);
        Tensor input = Projects.noise(new Shape(2, 30, 40), 4);
        for (Cell near : new Cell[]{new Cell(0, 0), new Cell(29, 39), new Cell(15, 20), new Cell(-5, 100)}) {
            var wish = new MatrixCut.Wish(layer, input, 1, true, 9, near);
            assertThat(MatrixCut.refusal(wish)).isEmpty();
            MatrixCut cut = MatrixCut.of(wish);
            assertThat(cut.difference()).isZero();
            assertThat(cut.whole()).isFalse();
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < 9; i++)
                    for (int j = 0; j < 9; j++)
                        assertThat(cut.x().at(c, i, j)).isEqualTo(input.at(c, cut.top() + i, cut.left() + j));
        }
        MatrixCut small = MatrixCut.of(new MatrixCut.Wish(layer, Projects.noise(new Shape(2, 5, 6), 4), 0, false, 9,
                new Cell(2, 2)));
        assertThat(small.whole()).isTrue();
        assertThat(small.matrix().output()).isEqualTo(new Shape(1, 5, 6));
    }

    @Test
    void a_cut_that_cannot_be_is_refused_in_a_sentence() {
        Tensor input = Projects.noise(new Shape(2, 300, 400), 4);
        var wide = layer(1, 2, 1, new Axis(11, 1, 1), Padding.Named.VALID);
        assertThat(MatrixCut.refusal(new MatrixCut.Wish(wide, input, 0, false, 9, new Cell(5, 5))))
                .isEqualTo("The kernel spans 11×11 pixels, more than the cut of 9×9 with its padding; choose a larger "
                        + "cut.");
        assertThat(MatrixCut.refusal(new MatrixCut.Wish(wide, input, 0, false, 32, new Cell(5, 5))))
                .startsWith("The matrix would have 484 rows and 2,048 columns, too many to be seen");
        var reflecting = new Conv2d(layer(1, 2, 1, new Axis(11, 1, 1), Padding.Named.VALID).filters(),
                new Axis(11, 1, 1), new Axis(11, 1, 1), Padding.Named.SAME, PaddingMode.REFLECT, 1, false);
        assertThat(MatrixCut.refusal(new MatrixCut.Wish(reflecting, input, 0, false, 5, new Cell(5, 5))))
                .startsWith("A cut of 5×5 pixels is too small: reflect padding");
    }
}
