package org.fovea.compute.learn.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.compute.learn.feature.Combination.Link;
import org.fovea.compute.learn.feature.TopPatches.Hit;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.net.Values;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static final Machine FAST = Machine.fastest();

    /// Each corner is where an upright and a level edge meet: brighter to the right is map 0, to the left 1, downwards 2,
    /// upwards 3.
    @Test
    void each_corner_of_the_template_combines_the_two_edges_that_meet_there() {
        var picture = Picture.of(Template.CORNERS.source(), Tensor.zeros(new Shape(1, 32, 32)));
        Network network = new Project(picture, Template.CORNERS.layers(picture.shape())).network();
        List<Set<Integer>> edges = List.of(Set.of(1, 3), Set.of(0, 3), Set.of(1, 2), Set.of(0, 2));
        for (int corner = 0; corner < 4; corner++) {
            Combination found = Combination.of(network, 2, corner);
            assertThat(found.links()).hasSize(4).allSatisfy(link -> assertThat(link.node()).isEqualTo(1));
            assertThat(found.links().stream().filter(link -> link.norm() > 0).map(Link::map)
                    .collect(Collectors.toSet())).isEqualTo(edges.get(corner));
            assertThat(found.links().subList(0, 2)).extracting(Link::norm).containsOnly(Math.sqrt(6));
        }
    }

    @Test
    void at_the_corner_of_a_square_both_edges_contribute_and_the_others_do_not() {
        Tensor square = Tensor.filled(new Shape(1, 32, 32), 1);
        for (int i = 10; i < 22; i++) for (int j = 10; j < 22; j++) square.data[i * 32 + j] = 0;
        var picture = Picture.of(Template.CORNERS.source(), square);
        Network network = new Project(picture, Template.CORNERS.layers(picture.shape())).network();
        Examples one = new OnePicture(square);
        TopPatches top = TopPatches.of(network, one, 1, 1, FAST, Cancel.NEVER, _ -> {
        });
        Combination found = Combination.of(network, 2, 0).on(network, top.of(2, 0), _ -> square, FAST, Cancel.NEVER);
        assertThat(found.links().subList(0, 2)).extracting(Link::map).containsExactlyInAnyOrder(1, 3);
        assertThat(found.links().subList(0, 2)).allSatisfy(link -> assertThat(link.contribution()).isGreaterThan(2));
        assertThat(found.links().subList(2, 4)).allSatisfy(link -> assertThat(link.contribution()).isZero());
    }

    /// The sum of what all maps contribute, and the bias, is the value before the curve.
    @Test
    void contributions_add_up_to_the_weighted_sum() {
        var pictures = new RandomPictures(20, new Shape(3, 13, 14), 3);
        for (boolean fused : new boolean[]{true, false}) {
            Network network = Nets.classifier(pictures.input(), 4, fused, 17);
            TopPatches top = TopPatches.of(network, pictures, 20, 5, FAST, Cancel.NEVER, _ -> {
            });
            int checked = 0;
            for (int node = 1; node < network.size(); node++)
                for (int map = 0; map < network.shape(node).channels(); map++) {
                    Combination plain = Combination.of(network, node, map);
                    List<Hit> hits = top.of(plain.node(), plain.map());
                    Combination known = plain.on(network, hits,
                            e -> pictures.example(e, Examples.PLAIN).input(), FAST, Cancel.NEVER);
                    double all = known.links().stream().mapToDouble(Link::contribution).sum();
                    double wanted = 0;
                    Network open = Ascent.open(network, plain.node());
                    for (Hit hit : hits) {
                        Values values = open.evaluate(pictures.example(hit.example(), Examples.PLAIN).input(), FAST,
                                Cancel.NEVER);
                        wanted += values.of(plain.node()).at(plain.map(), hit.row(), hit.column()) / hits.size();
                    }
                    double bias = network.node(plain.node()).op() instanceof Convolution ? 0.05 : 0;
                    assertThat(all + bias).isCloseTo(wanted, within(1e-4));
                    checked++;
                }
            assertThat(checked).isGreaterThan(20);
        }
    }

    @Test
    void a_dense_layer_behind_pooling_combines_maps_block_by_block() {
        Network network = Nets.classifier(new Shape(1, 12, 12), 3, true, 8);
        Dense dense = (Dense) network.node(6).op();
        Combination found = Combination.of(network, 6, 2);
        assertThat(found.links()).hasSize(5).allSatisfy(link -> assertThat(link.node()).isEqualTo(3));
        int block = dense.weights().shape.width() / 5;
        for (Link link : found.links()) {
            double squares = 0;
            double sum = 0;
            for (int i = link.map() * block; i < (link.map() + 1) * block; i++) {
                squares += Math.pow(dense.weights().at(0, 2, i), 2);
                sum += dense.weights().at(0, 2, i);
            }
            assertThat(link.norm()).isCloseTo(Math.sqrt(squares), within(1e-6));
            assertThat(link.sum()).isCloseTo(sum, within(1e-6));
            assertThat(Math.signum(link.weight())).isEqualTo(Math.signum(sum));
        }
        assertThat(found.links()).isSortedAccordingTo((a, b) -> Double.compare(b.norm(), a.norm()));
        assertThat(Combination.of(network, 4, 1).node()).isEqualTo(3);
        assertThat(Combination.of(network, 1, 0).links()).allSatisfy(link -> assertThat(link.node()).isZero());
    }

    @Test
    void groups_transposed_layers_and_joined_branches_name_the_maps_they_read() {
        var random = new Random(3);
        var grouped = new ArrayList<Filter>();
        for (int k = 0; k < 6; k++) grouped.add(new Filter(Nets.signed(new Shape(2, 1, 1), random), 0));
        var axis = new Axis(1, 1, 1);
        Op groups = Convolution.of(new Conv2d(grouped, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 2, false));
        Network network = Network.chain(new Shape(4, 5, 5), List.of(groups));
        assertThat(Combination.of(network, 1, 1).links()).extracting(Link::map).containsExactlyInAnyOrder(0, 1);
        assertThat(Combination.of(network, 1, 3).links()).extracting(Link::map).containsExactlyInAnyOrder(2, 3);
        var weights = List.of(Tensor.plane(1, 1, 2), Tensor.plane(1, 1, -3));
        Op transposed = new ConvTranspose2d(weights, new float[1], axis, axis, new Padding.Explicit(0, 0, 0, 0), 0, 0,
                1);
        assertThat(Combination.of(Network.chain(new Shape(2, 4, 4), List.of(transposed)), 1, 0).links())
                .extracting(Link::map, Link::weight).containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, -3.0), org.assertj.core.groups.Tuple.tuple(0, 2.0));
        Op one = Convolution.of(Nets.layer(Tensor.plane(1, 1, 2)));
        var joined = new Network(new Shape(1, 4, 4), List.of(new Node(one, List.of(0)), new Node(one, List.of(0)),
                new Node(new Concat(), List.of(1, 2)), new Node(new MaxPool(Pooling.square(2)), List.of(3)),
                new Node(Convolution.of(Nets.layer(new Tensor(new Shape(2, 1, 1), new float[]{3, -4}))), List.of(4)),
                new Node(Arithmetic.SUB, List.of(5, 4)), new Node(Activation.RELU, List.of(6))));
        assertThat(Combination.of(joined, 5, 0).links()).containsExactly(new Link(2, 0, 4, -4, 0),
                new Link(1, 0, 3, 3, 0));
        assertThat(Combination.of(joined, 7, 1)).isEqualTo(new Combination(6, 1, List.of(new Link(5, 0, 1, 1, 0),
                new Link(2, 0, 1, -1, 0))));
        Combination difference = Combination.of(joined, 7, 1).on(joined, List.of(new Hit(0, 0, 1, 1)),
                _ -> Tensor.filled(new Shape(1, 4, 4), 1), FAST, Cancel.NEVER);
        assertThat(difference.links()).extracting(Link::contribution).containsExactly(-2.0, -2.0);
    }

    @Test
    void walking_up_finds_the_maps_that_combine_a_map_and_walking_down_again_finds_the_way_back() {
        Network network = Nets.classifier(new Shape(1, 12, 12), 3, false, 8);
        List<Combination> users = Combination.above(network, 3, 2, 99, Cancel.NEVER);
        assertThat(users).hasSize(5).allSatisfy(user -> assertThat(user.node()).isEqualTo(4));
        for (Combination user : users)
            assertThat(Combination.of(network, user.node(), user.map()).links()).contains(user.links().getFirst());
        assertThat(users).isSortedAccordingTo(
                (a, b) -> Double.compare(b.links().getFirst().norm(), a.links().getFirst().norm()));
        assertThat(Combination.above(network, 1, 2, 2, Cancel.NEVER)).isEqualTo(users.subList(0, 2));
        assertThat(Combination.above(network, 8, 0, 9, Cancel.NEVER)).isEmpty();
        assertThat(Combination.above(network, 6, 0, 9, Cancel.NEVER)).hasSize(3)
                .allSatisfy(user -> assertThat(user.node()).isEqualTo(8));
    }
}
