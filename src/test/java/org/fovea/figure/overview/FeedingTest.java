package org.fovea.figure.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Outline;
import org.fovea.compute.Projects;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Concat;
import org.fovea.figure.overview.Feeding.Edge;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;

final class FeedingTest {
    private static Layer operation(String name, org.fovea.engine.op.Op op, int... inputs) {
        return Layer.of(name, new Operation(op), inputs);
    }

    /// A convolution of three maps, a pointwise layer, a sum that bypasses it, all three joined, and a grouped convolution.
    private static Feeding branches() {
        Project small = Projects.small();
        Conv grouped = small.conv(1).orElseThrow().forChannels(9).withGroups(3);
        return new Feeding(Outline.of(small.picture().shape(),
                List.of(small.layer(1), operation("relu", Activation.RELU, 1), operation("add", Arithmetic.ADD, 2, 1),
                        operation("concat", new Concat(), 1, 2, 3), Layer.of("grouped", grouped, 4))));
    }

    @Test
    void what_feeds_a_map_is_fed_by_it_in_every_template() {
        for (Template template : Template.values()) {
            var picture = new Shape(3, 32, 32);
            Outline outline = Outline.of(picture, template.layers(picture));
            var feeding = new Feeding(outline);
            for (Edge edge : feeding.edges()) {
                int from = edge.from() == 0 ? 1 : maps(outline, edge.from());
                for (int a = 0; a < from; a += 5) {
                    BitSet feeds = feeding.feeds(edge, a);
                    for (int b = 0; b < maps(outline, edge.to()); b += 7)
                        assertThat(feeding.fedBy(edge, b).get(a)).isEqualTo(feeds.get(b));
                }
            }
        }
    }

    private static int maps(Outline outline, int layer) {
        Shape shape = outline.row(layer).output();
        return shape == null ? 0 : shape.channels();
    }

    @Test
    void a_convolution_mixes_all_maps_and_a_pointwise_layer_none() {
        Feeding feeding = branches();
        assertThat(feeding.feeds(feeding.into(1).getFirst(), 0)).hasToString("{0, 1, 2}");
        assertThat(feeding.channels(feeding.into(1).getFirst(), 2)).hasToString("{0, 1, 2}");
        assertThat(feeding.fedBy(feeding.into(1).getFirst(), 2)).as("the picture is one").hasToString("{0}");
        assertThat(feeding.feeds(feeding.into(2).getFirst(), 1)).hasToString("{1}");
    }

    @Test
    void joined_maps_follow_each_other_and_groups_keep_to_themselves() {
        Feeding feeding = branches();
        assertThat(feeding.into(4)).extracting(Edge::from).containsExactly(1, 2, 3);
        assertThat(feeding.feeds(feeding.into(4).get(1), 2)).hasToString("{5}");
        assertThat(feeding.fedBy(feeding.into(5).getFirst(), 1)).hasToString("{3, 4, 5}");
        assertThat(feeding.outOf(1)).extracting(Edge::to).containsExactly(2, 3, 4);
    }

    @Test
    void connections_that_overlap_run_in_different_lanes() {
        Feeding feeding = branches();
        var lanes = new Lanes(feeding.edges());
        List<Edge> past = feeding.edges().stream().filter(Edge::bypasses).toList();
        assertThat(past).hasSize(3);
        assertThat(lanes.count()).isEqualTo(3);
        assertThat(past.stream().map(lanes::of)).doesNotHaveDuplicates();
        var apart = new Lanes(List.of(new Edge(0, 2, 0), new Edge(2, 4, 0), new Edge(4, 9, 1)));
        assertThat(apart.count()).as("one after the other").isEqualTo(1);
    }

    @Test
    void curves_join_the_edges_of_maps_that_feed_each_other() {
        Outline outline = Outline.of(new Shape(3, 9, 12), List.of(Projects.small().layer(1)));
        Layout layout = Layout.of(Column.of(outline, null, ClassNames.NONE), 800, 600, 0, _ -> 0, 0);
        var feeding = new Feeding(outline);
        double[] points = Wires.of(layout, feeding, new Lanes(feeding.edges()), Wires.ALL).between().getFirst();
        assertThat(points).as("one to each of three maps").hasSize(3 * 8);
        for (int i = 0; i < 3; i++) {
            assertThat(points[8 * i]).isEqualTo(layout.stack(0).right());
            assertThat(points[8 * i + 6]).isEqualTo(layout.stack(1).x());
            assertThat(points[8 * i + 7]).isEqualTo(layout.stack(1).middle(i));
        }
    }

    @Test
    void between_two_wide_columns_only_some_curves_are_drawn_evenly_over_all_maps() {
        var picture = new Shape(40, 20, 20);
        Conv wide = Projects.small().conv(1).orElseThrow().forChannels(40);
        var filters = new java.util.ArrayList<>(wide.filters());
        while (filters.size() < 40)
            filters.add(filters.getFirst());
        Conv all = wide.withFilters(filters);
        Outline outline = Outline.of(picture, List.of(Layer.of("a", all, 0), Layer.of("b", all, 1)));
        List<Column> columns = Column.of(outline, null, ClassNames.NONE);
        Layout layout = Layout.of(columns, 800, 1600, 0, _ -> 0, 0);
        assertThat(layout.stack(1).shown()).isEqualTo(40);
        var feeding = new Feeding(outline);
        double[] points = Curves.between(layout, feeding, feeding.into(2).getFirst(), 200);
        assertThat(points.length / 8).isBetween(100, 200);
        var ends = new java.util.HashSet<Double>();
        for (int i = 0; i < points.length; i += 8) ends.add(points[i + 7]);
        assertThat(ends).as("every map is reached").hasSize(40);
    }

    @Test
    void the_slices_of_a_filter_are_its_weights_for_each_channel() {
        Project small = Projects.small();
        Outline outline = Outline.of(small.picture().shape(), small.layers());
        Outline.Row row = outline.row(1);
        for (int k = 0; k < 3; k++)
            for (int c = 0; c < 3; c++) {
                KernelSlice slice = Objects.requireNonNull(KernelSlice.of(row.layer().op(), row.inputs(), c, k));
                assertThat(slice.weights().data)
                        .isEqualTo(small.conv(1).orElseThrow().filters().get(k).weights().channel(c).data);
            }
        Conv grouped = small.conv(1).orElseThrow().forChannels(9).withGroups(3);
        List<Shape> nine = List.of(new Shape(9, 9, 12));
        assertThat(KernelSlice.of(grouped.op(), nine, 2, 1)).as("another group's channel").isNull();
        assertThat(Objects.requireNonNull(KernelSlice.of(grouped.op(), nine, 4, 1)).weights().data)
                .isEqualTo(grouped.filters().get(1).weights().channel(1).data);
        assertThat(KernelSlice.of(Activation.RELU, nine, 0, 0)).isNull();
    }
}
