package org.fovea.figure.learn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.learn.Seen;
import org.fovea.compute.learn.Snapshot;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Target;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.figure.TextPen;
import org.fovea.project.Conv;
import org.fovea.project.Initializer;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Filters of all layers, with the maps they make.
class LearnedFigureTest {
    private static final Shape INPUT = new Shape(1, 9, 11);

    private static Project project(int first, int second) {
        var layers = new ArrayList<Layer>();
        layers.add(Layer.of("conv1", conv(first, 1, 5), 0));
        layers.add(Layer.of("conv2", conv(second, first, 3), 1));
        layers.add(Layer.of("flat", new Operation(new Flatten()), 2));
        layers.add(Layer.of("scores", dense(5, second * INPUT.plane()), 3));
        layers.add(Layer.of("last", dense(3, 5), 4));
        return new Project(Picture.of(new Source.Pasted("example"), Tensor.zeros(INPUT)), layers);
    }

    private static Conv conv(int filters, int channels, int size) {
        var axis = new Axis(size, 1, 1);
        return new Conv(Initializer.he(filters).filters(filters, new Shape(channels, size, size)), axis, axis,
                Padding.Named.SAME, PaddingMode.ZEROS, false, true);
    }

    private static Operation dense(int outputs, int inputs) {
        return new Operation(new Dense(Initializer.glorot(1).matrix(outputs, inputs), new float[outputs]));
    }

    private static LearnedFigure figure(Project project, double width) {
        var network = project.network();
        var snapshot = new Snapshot(0, 0, network, null, 0);
        Tensor input = project.picture().original();
        var seen = new Seen(snapshot, 0, input, new Target.OfClass(0),
                network.evaluate(input, Machine.SCALAR, Cancel.NEVER));
        return LearnedFigure.of(project.layers(), network, seen, width);
    }

    @Test
    void every_layer_that_learns_has_its_weights_and_convolutions_their_maps() {
        List<LearnedLayer> layers = figure(project(4, 6), 800).layers();
        assertThat(layers).extracting(LearnedLayer::title).containsExactly("conv1 · Conv 5×5 ReLU · 4 filters",
                "conv2 · Conv 3×3 ReLU · 6 filters", "scores · Dense 5", "last · Dense 3");
        assertThat(layers).extracting(layer -> layer.maps() != null).containsExactly(true, true, false, false);
        assertThat(layers).extracting(LearnedLayer::tiled).as("what reads single numbers has no picture")
                .containsExactly(true, true, true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 33, 70})
    void tiles_lie_inside_the_figure_whatever_their_number(int filters) {
        LearnedFigure figure = figure(project(2, filters), 500);
        for (LearnedLayer layer : figure.layers()) {
            assertThat(54 + layer.filters().width).isLessThanOrEqualTo(500 + LearnedLayer.GAP);
            assertThat(layer.shown()).isLessThanOrEqualTo(layer.outputs());
            if (layer.maps() != null) assertThat(layer.maps().height).isEqualTo(layer.filters().height);
        }
        String drawn = TextPen.of(figure, Palette.DARK);
        assertThat(drawn.contains("the first")).isEqualTo(filters > figure.layers().get(1).shown());
    }

    @Test
    void a_tile_has_a_square_of_pixels_for_each_weight_in_the_colours_of_the_whole_layer() {
        var weights = new Tensor(new Shape(1, 2, 2), new float[]{1, -1, 0, 0.5f});
        var picture = new WeightPicture(List.of(weights), ColorScale.ofWeights(new float[]{2}));
        Raster tile = picture.tile(0, 20);
        ColorScale scale = picture.scale();
        assertThat(tile.argb[0]).isEqualTo(scale.argb(1));
        assertThat(tile.argb[19]).isEqualTo(scale.argb(-1));
        assertThat(tile.argb[19 * 20]).isEqualTo(scale.argb(0));
        assertThat(tile.argb[20 * 20 - 1]).isEqualTo(scale.argb(0.5f));
    }

    @Test
    void where_slices_have_no_room_those_with_the_largest_weights_are_there() {
        var data = new float[100 * 9];
        for (int i = 0; i < 9; i++) data[42 * 9 + i] = 1;
        var picture = new WeightPicture(List.of(new Tensor(new Shape(100, 3, 3), data)),
                ColorScale.ofWeights(new float[]{1}));
        Raster tile = picture.tile(0, 12);
        assertThat(tile.argb).contains(picture.scale().argb(1));
    }

    @Test
    void a_dense_layer_behind_a_flattening_is_drawn_as_it_reads_the_maps() {
        Project project = project(4, 6);
        WeightPicture picture = WeightPicture.of(project.network(), 4).orElseThrow();
        assertThat(picture.filters()).hasSize(5).allMatch(tensor -> tensor.shape.equals(new Shape(6, 9, 11)));
        Dense dense = (Dense) requireNonNull(project.layer(4).op());
        assertThat(picture.filters().get(2).data[7]).isEqualTo(dense.weights().data[2 * 6 * 99 + 7]);
    }
}
