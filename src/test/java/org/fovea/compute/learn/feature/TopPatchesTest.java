package org.fovea.compute.learn.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.compute.learn.feature.TopPatches.Hit;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.junit.jupiter.api.Test;

class TopPatchesTest {
    private static final Machine FAST = Machine.fastest();

    @Test
    void they_are_the_largest_of_all_units_of_all_pictures_one_for_each_picture() {
        var pictures = new RandomPictures(37, new Shape(2, 13, 11), 3);
        Network network = Nets.classifier(pictures.input(), 3, true, 5);
        TopPatches found = TopPatches.of(network, pictures, 1000, 9, FAST, Cancel.NEVER, _ -> {
        });
        assertThat(found.seen()).isEqualTo(37);
        int maps = 0;
        for (int node = 1; node < network.size(); node++)
            for (int map = 0; map < network.shape(node).channels(); map++, maps++)
                assertThat(found.of(node, map)).isEqualTo(brute(network, pictures, node, map, 9));
        assertThat(maps).isGreaterThan(20);
    }

    /// Every unit of every picture in one list, sorted.
    private static List<Hit> brute(Network network, Examples pictures, int node, int map, int keep) {
        var all = new ArrayList<Hit>();
        for (int e = 0; e < pictures.size(); e++) {
            Tensor maps = network.evaluate(pictures.example(e, Examples.PLAIN).input(), FAST, Cancel.NEVER).of(node);
            for (int i = 0; i < maps.shape.height(); i++)
                for (int j = 0; j < maps.shape.width(); j++) all.add(new Hit(maps.at(map, i, j), e, i, j));
        }
        all.sort(Comparator.comparingDouble((Hit hit) -> -hit.value()).thenComparingInt(Hit::example)
                .thenComparingInt(Hit::row).thenComparingInt(Hit::column));
        var seen = new java.util.HashSet<Integer>();
        return all.stream().filter(hit -> seen.add(hit.example())).limit(keep).toList();
    }

    @Test
    void neither_threads_nor_their_order_change_anything_even_among_equals() {
        // Pictures repeat, so that there are equals.
        var few = new RandomPictures(60, new Shape(1, 9, 10), 7);
        Examples pictures = repeated(few, 5);
        Network network = Nets.classifier(few.input(), 4, false, 2);
        TopPatches alone = TopPatches.of(network, pictures, 60, 4, new Machine(Kernels.fastest(), 1), Cancel.NEVER,
                _ -> {
                });
        for (int threads = 2; threads < 6; threads++) {
            TopPatches shared = TopPatches.of(network, pictures, 60, 4, new Machine(Kernels.fastest(), threads),
                    Cancel.NEVER, _ -> {
                    });
            for (int node = 1; node < network.size(); node++)
                for (int map = 0; map < network.shape(node).channels(); map++)
                    assertThat(shared.of(node, map)).isEqualTo(alone.of(node, map));
        }
        assertThat(alone.of(1, 0).stream().map(Hit::value).distinct().count()).isEqualTo(1);
    }

    private static Examples repeated(RandomPictures few, int period) {
        return new Examples() {
            @Override
            public int size() {
                return few.size();
            }

            @Override
            public Shape input() {
                return few.input();
            }

            @Override
            public Example example(int index, long draw) {
                return few.example(index % period, draw);
            }
        };
    }

    @Test
    void a_patch_is_what_the_unit_sees_and_nothing_else() {
        var pictures = new RandomPictures(12, new Shape(1, 16, 15), 11);
        Network network = Nets.classifier(pictures.input(), 3, true, 13);
        TopPatches found = TopPatches.of(network, pictures, 12, 3, FAST, Cancel.NEVER, _ -> {
        });
        int cut = 0;
        for (int node = 1; node <= 4; node++)
            for (Hit hit : found.of(node, 1)) {
                Tensor picture = pictures.example(hit.example(), Examples.PLAIN).input();
                Excerpt excerpt = Excerpt.of(network, node, 1, hit.row(), hit.column(), picture);
                if (excerpt.padded()) cut++;
                assertThat(excerpt.gaps()).isFalse();
                // Everything beside it can be another picture.
                float[] other = new float[picture.data.length];
                for (int i = 0; i < other.length; i++)
                    other[i] = excerpt.source().contains(0, i / 15, i % 15) ? picture.data[i] : 0.7f;
                Values values = network.evaluate(new Tensor(picture.shape, other), FAST.precisely(), Cancel.NEVER);
                assertThat(values.of(node).at(1, hit.row(), hit.column())).isCloseTo(hit.value(),
                        org.assertj.core.api.Assertions.within(1e-5f));
            }
        assertThat(cut).isPositive();
        assertThat(Excerpt.of(network, 1, 0, 0, 0, Tensor.zeros(network.shape(0))).seen())
                .isEqualTo(new Region(-1, -1, 3, 3));
        assertThat(Excerpt.of(network, 4, 0, 1, 1, Tensor.zeros(network.shape(0))).seen())
                .isEqualTo(new Region(1, 1, 10, 10));
    }

    @Test
    void examples_are_taken_evenly_and_progress_is_told() {
        var pictures = new RandomPictures(100, new Shape(1, 4, 4), 1);
        Network network = Network.chain(pictures.input(), List.of(Activation.RELU));
        var told = new AtomicInteger();
        TopPatches found = TopPatches.of(network, pictures, 4, 9, FAST, Cancel.NEVER, _ -> told.incrementAndGet());
        assertThat(found.of(1, 0).stream().map(Hit::example)).containsExactlyInAnyOrder(0, 25, 50, 75);
        assertThat(told.get()).isEqualTo(4);
    }

    @Test
    void a_map_that_is_never_above_zero_is_not_active_and_what_is_no_number_does_not_count() {
        var shape = new Shape(1, 3, 3);
        Examples pictures = new RandomPictures(5, shape, 1);
        Network off = Network.chain(shape, List.of(new Convolution(
                Nets.layer(Tensor.filled(new Shape(1, 1, 1), -1)), Activation.RELU)));
        TopPatches found = TopPatches.of(off, pictures, 5, 2, FAST, Cancel.NEVER, _ -> {
        });
        assertThat(found.active(1, 0)).isFalse();
        assertThat(found.of(1, 0)).hasSize(2);
        Network below = Network.chain(shape, List.of(Convolution.of(
                Nets.layer(Tensor.filled(new Shape(1, 1, 1), -1)))));
        assertThat(TopPatches.of(below, pictures, 5, 2, FAST, Cancel.NEVER, _ -> {
        }).active(1, 0)).as("without a ReLU values below 0 count").isTrue();
        Network wrong = Network.chain(shape, List.of(Convolution.of(
                Nets.layer(Tensor.filled(new Shape(1, 1, 1), Float.NaN)))));
        assertThat(TopPatches.of(wrong, pictures, 5, 2, FAST, Cancel.NEVER, _ -> {
        }).of(1, 0)).isEmpty();
    }

    @Test
    void it_stops_when_cancelled_and_refuses_pictures_that_do_not_fit() {
        var pictures = new RandomPictures(50, new Shape(1, 6, 6), 1);
        Network network = Network.chain(pictures.input(), List.of(Activation.RELU));
        assertThatThrownBy(() -> TopPatches.of(network, pictures, 50, 9, FAST, () -> true, _ -> {
        })).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> TopPatches.of(network, new RandomPictures(1, new Shape(1, 5, 6), 1), 1, 9, FAST,
                Cancel.NEVER, _ -> {
                })).isInstanceOf(IllegalArgumentException.class);
    }
}
