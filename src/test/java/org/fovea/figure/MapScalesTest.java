package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fovea.compute.LayerResult;
import org.fovea.compute.Limits;
import org.fovea.compute.MapResult;
import org.fovea.compute.Projects;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Colors;
import org.fovea.project.Display;
import org.fovea.project.Project;
import org.fovea.project.Range;
import org.fovea.project.Scope;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapScalesTest {
    private static final Project NETWORK = Template.LENET.project(Projects.noise(new Shape(1, 28, 28), 7));
    private static final Results RESULTS = Results.of(
            new Request(NETWORK, 1, 0, false, null, Limits.whole()), null, Machine.SCALAR, Cancel.NEVER, _ -> {});

    private static LayerResult layer(int number) {
        return Objects.requireNonNull(RESULTS.layer(number));
    }

    private static Display display(Scope scope) {
        return Display.DEFAULT.withScope(scope);
    }

    @Test
    void each_map_has_a_scale_of_its_own() {
        var scales = MapScales.of(display(Scope.MAP), layer(1).maps(), RESULTS);
        for (MapResult map : layer(1).maps()) {
            assertThat(scales.of(map).low()).isEqualTo(map.statistics().min());
            assertThat(scales.of(map).high()).isEqualTo(map.statistics().max());
        }
        assertThat(scales.shared()).isEmpty();
        assertThat(scales.sharing()).isEqualTo(1);
    }

    @Test
    void single_values_are_seen_beside_each_other() {
        var scales = MapScales.of(display(Scope.MAP), layer(7).maps(), RESULTS);
        assertThat(Objects.requireNonNull(layer(7).maps().getFirst()).thumbnail().shape.plane()).isEqualTo(1);
        assertThat(scales.shared()).isEqualTo(MapScales.of(display(Scope.LAYER), layer(7).maps(), RESULTS).shared())
                .isPresent();
        assertThat(scales.sharing()).isEqualTo(layer(7).maps().size());
    }

    @Test
    void the_maps_of_a_layer_share_one_from_their_smallest_to_their_largest_value() {
        List<MapResult> maps = layer(1).maps().stream().map(Objects::requireNonNull).toList();
        var scales = MapScales.of(display(Scope.LAYER), layer(1).maps(), RESULTS);
        double least = maps.stream().mapToDouble(map -> map.statistics().min()).min().orElseThrow();
        double most = maps.stream().mapToDouble(map -> map.statistics().max()).max().orElseThrow();
        for (MapResult map : maps) {
            assertThat((double) scales.of(map).low()).isEqualTo(least);
            assertThat((double) scales.of(map).high()).isEqualTo(most);
        }
        assertThat(scales.sharing()).isEqualTo(maps.size());
    }

    @Test
    void all_layers_share_one_where_they_are_to() {
        var first = MapScales.of(display(Scope.NETWORK), layer(1).maps(), RESULTS);
        var last = MapScales.of(display(Scope.NETWORK), layer(4).maps(), RESULTS);
        assertThat(first.shared()).isPresent().isEqualTo(last.shared());
        int all = RESULTS.layers().stream().mapToInt(layer -> Objects.requireNonNull(layer).maps().size()).sum();
        assertThat(first.sharing()).isEqualTo(all);
        for (int n = 1; n <= NETWORK.layers().size(); n++)
            for (MapResult map : layer(n).maps()) {
                assertThat(map.statistics().min()).isGreaterThanOrEqualTo(first.of(map).low());
                assertThat(map.statistics().max()).isLessThanOrEqualTo(first.of(map).high());
            }
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void a_signed_scale_is_as_wide_below_zero_as_above(Scope scope) {
        var scales = MapScales.of(display(scope).withColors(Colors.SIGNED), layer(1).maps(), RESULTS);
        ColorScale scale = scales.of(Objects.requireNonNull(layer(1).maps().getFirst()));
        assertThat(scale.low()).isEqualTo(-scale.high());
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void fixed_ends_are_the_same_for_every_map(Scope scope) {
        var scales = MapScales.of(display(scope).withRange(new Range.Fixed(-2, 5)), layer(1).maps(), RESULTS);
        for (MapResult map : layer(1).maps()) {
            assertThat(scales.of(map).low()).isEqualTo(-2);
            assertThat(scales.of(map).high()).isEqualTo(5);
        }
    }

    @Test
    void a_layer_of_which_nothing_is_computed_has_no_shared_scale_yet() {
        assertThat(MapScales.of(display(Scope.LAYER), Arrays.asList(null, null), null).shared()).isEmpty();
    }
}
