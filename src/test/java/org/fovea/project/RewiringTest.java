package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class RewiringTest {
    private static final int FILTERS = 4;
    private final Random random = new Random(7);

    private float[] numbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = 0.1f + random.nextFloat();
        return numbers;
    }

    private Conv conv(int filters, int channels, int groups) {
        var axis = new Axis(3, 1, 1);
        return new Conv(Initializer.he(random.nextLong()).filters(filters, new Shape(channels / groups, 3, 3)), axis,
                axis,
                Padding.Named.SAME, PaddingMode.ZEROS, groups, false, false);
    }

    private static Layer layer(String name, Op op, int... inputs) {
        return Layer.of(name, new Operation(op), inputs);
    }

    private static Project project(Layer... layers) {
        Tensor picture = Weights.random(new Shape(3, 6, 8), 1);
        return new Project(Picture.of(new Source.Pasted("noise"), picture), List.of(layers));
    }

    /// The values of the last layer, with a map of the first silenced where one is named: its filter and bias zero.
    private static float[] last(Project project) {
        var values = new ArrayList<Patch>();
        values.add(Patch.of(project.picture().original()));
        for (Layer layer : project.layers()) {
            List<Patch> inputs = layer.read().stream().map(values::get).toList();
            Shape shape = layer.op().output(inputs.stream().map(Patch::whole).toList());
            values.add(layer.op().forward(inputs, Region.all(shape), Machine.SCALAR, Cancel.NEVER));
        }
        return values.getLast().values().data;
    }

    private List<Project> networks() {
        Layer first = Layer.of("conv1", conv(FILTERS, 3, 1), 0);
        return List.of(
                project(first, layer("relu", Activation.RELU, 1),
                        layer("bn", new BatchNorm(numbers(4), numbers(4), numbers(4), numbers(4), 1e-5f), 2),
                        Layer.of("conv2", conv(3, 4, 1), 3)),
                project(first, Layer.of("depthwise", conv(8, 4, 4), 1), layer("prelu", new PRelu(numbers(8)), 2),
                        Layer.of("conv2", conv(2, 8, 1), 3)),
                project(first, layer("pool", new MaxPool(Pooling.square(2)), 1), layer("flatten", new Flatten(), 2),
                        layer("fc", new Dense(Initializer.glorot(1).matrix(5, 48), numbers(5)), 3)),
                project(first, Layer.of("other", conv(2, 3, 1), 0), layer("concat", new Concat(), 2, 1, 2),
                        Layer.of("conv2", conv(3, 8, 1), 3)),
                project(first, layer("relu", Activation.RELU, 1), layer("add", Arithmetic.ADD, 2, 1),
                        layer("fc", new Dense(Initializer.glorot(1).matrix(5, 192), numbers(5)), 3)));
    }

    @Test
    void moving_a_filter_changes_nothing_behind_the_layers_that_read_it() {
        for (Project project : networks())
            for (int from = 0; from < FILTERS; from++)
                for (int to = 0; to < FILTERS; to++) {
                    Project moved = new Edit.InLayer(1, new LayerEdit.MoveFilter(from, to)).applyTo(project);
                    float[] expected = last(project);
                    float[] actual = last(moved);
                    assertThat(actual).hasSameSizeAs(expected);
                    for (int i = 0; i < actual.length; i++)
                        assertThat(actual[i]).isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-3f));
                }
    }

    @Test
    void removing_a_filter_is_moving_it_to_the_end_and_dropping_the_last() {
        for (Project project : networks())
            for (int filter = 0; filter < FILTERS; filter++) {
                Project removed = new Edit.InLayer(1, new LayerEdit.RemoveFilter(filter)).applyTo(project);
                Project dropped = new Edit.InLayer(1, new LayerEdit.RemoveFilter(FILTERS - 1))
                        .applyTo(new Edit.InLayer(1, new LayerEdit.MoveFilter(filter, FILTERS - 1)).applyTo(project));
                assertThat(last(removed)).containsExactly(last(dropped));
            }
    }

    @Test
    void the_next_convolution_loses_the_channel_of_the_removed_filter() {
        Project project = project(Layer.of("conv1", conv(FILTERS, 3, 1), 0),
                layer("norm", new LayerNorm(numbers(4), numbers(4), 1e-6f), 1), Layer.of("conv2", conv(2, 4, 1), 2));
        Project removed = new Edit.InLayer(1, new LayerEdit.RemoveFilter(1)).applyTo(project);
        Tensor before = project.conv(3).orElseThrow().filters().getFirst().weights();
        Tensor after = removed.conv(3).orElseThrow().filters().getFirst().weights();
        assertThat(after.shape).isEqualTo(new Shape(3, 3, 3));
        int[] kept = {0, 2, 3};
        IntStream.range(0, 3).forEach(
                c -> assertThat(after.channel(c).data).containsExactly(before.channel(kept[c]).data));
        assertThat(((LayerNorm) removed.layer(2).op()).weight()).hasSize(3)
                .startsWith(((LayerNorm) project.layer(2).op()).weight()[0]);
    }

    @Test
    void what_does_not_read_the_layer_stays_the_same_object() {
        Project project = project(Layer.of("conv1", conv(FILTERS, 3, 1), 0), Layer.of("other", conv(2, 3, 1), 0),
                layer("relu", Activation.RELU, 2));
        Project removed = new Edit.InLayer(1, new LayerEdit.RemoveFilter(0)).applyTo(project);
        assertThat(removed.layer(2)).isSameAs(project.layer(2));
        assertThat(removed.layer(3)).isSameAs(project.layer(3));
    }

    @Test
    void a_layer_made_depthwise_has_as_many_groups_as_channels() {
        Project project = project(Layer.of("conv1", conv(5, 3, 1), 0));
        Conv depthwise = new Edit.InLayer(1, new LayerEdit.MakeDepthwise()).applyTo(project).conv(1).orElseThrow();
        assertThat(depthwise.groups()).isEqualTo(3);
        assertThat(depthwise.filters()).hasSize(3);
        assertThat(depthwise.depthwise()).isTrue();
        assertThat(depthwise.op().output(List.of(new Shape(3, 6, 8)))).isEqualTo(new Shape(3, 6, 8));
    }
}
