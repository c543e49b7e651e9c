package org.fovea.compute.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.project.learn.ShapeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Generated pictures of shapes.
final class ShapePicturesTest {
    private static float[] values(Examples examples, int index, long draw) {
        return examples.example(index, draw).input().data;
    }

    @Test
    void a_picture_follows_from_the_seed_and_its_number_alone() {
        ShapePictures one = ShapePictures.training(ShapeSettings.USUAL);
        ShapePictures other = ShapePictures.training(ShapeSettings.USUAL);
        for (int i = 20; i >= 0; i--) assertThat(values(one, i, i)).isEqualTo(values(other, 20 - (20 - i), 0));
        assertThat(values(one, 3, 7)).isEqualTo(values(one, 3, 8));
        assertThat(values(one, 3, 0)).isNotEqualTo(values(one, 9, 0));
        assertThat(values(one, 3, 0)).isNotEqualTo(values(ShapePictures.test(ShapeSettings.USUAL), 3, 0));
        var seeded = new ShapeSettings(32, false, 0.45f, 0.85f, 180, 0.3f, 0.08f, 3000, 600, 2);
        assertThat(values(one, 3, 0)).isNotEqualTo(values(ShapePictures.training(seeded), 3, 0));
    }

    @Test
    void the_classes_are_equally_frequent() {
        ShapePictures test = ShapePictures.test(ShapeSettings.USUAL);
        var counts = new int[ShapeSettings.CLASSES];
        for (int i = 0; i < test.size(); i++)
            if (test.example(i, Examples.PLAIN).target() instanceof Target.OfClass(int label)) counts[label]++;
        assertThat(counts).containsOnly(ShapeSettings.USUAL.test() / ShapeSettings.CLASSES);
        assertThat(ShapePictures.classes()).containsExactly("circle", "square", "triangle", "cross", "star", "ring");
    }

    @Test
    void values_lie_between_0_and_1_for_every_setting() {
        for (ShapeSettings settings : List.of(new ShapeSettings(16, true, 0.1f, 0.1f, 0, 1, 1, 6, 6, 1),
                new ShapeSettings(128, true, 1, 1, 180, 1, 0, 6, 6, 1),
                new ShapeSettings(33, false, 0.1f, 1, 90, 0, 0, 7, 6, 1))) {
            ShapePictures pictures = ShapePictures.training(settings);
            assertThat(pictures.input())
                    .isEqualTo(new Shape(settings.color() ? 3 : 1, settings.side(), settings.side()));
            for (int i = 0; i < pictures.size(); i++) {
                Example example = pictures.example(i, Examples.PLAIN);
                assertThat(example.input().shape).isEqualTo(pictures.input());
                for (float value : example.input().data) assertThat(value).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void without_clutter_and_noise_there_are_two_greys_and_between_them_edges_only() {
        ShapePictures pictures = ShapePictures.training(new ShapeSettings(64, false, 0.5f, 0.9f, 180, 0, 0, 60, 6, 3));
        for (int i = 0; i < pictures.size(); i++) {
            float[] values = values(pictures, i, 0);
            float ground = values[0];
            float shape = ground;
            for (float value : values) if (Math.abs(value - ground) > Math.abs(shape - ground)) shape = value;
            assertThat(Math.abs(shape - ground)).isGreaterThan(0.39f);
            int between = 0;
            for (float value : values) if (value != ground && value != shape) between++;
            assertThat(between).isBetween(1, 64 * 64 / 6);
        }
    }

    /// What of the circle around it a shape fills.
    private static double share(ShapeOutline outline) {
        return switch (outline) {
            case CIRCLE -> 1;
            case SQUARE -> 2 / Math.PI;
            case TRIANGLE -> 3 * Math.sqrt(3) / 4 / Math.PI;
            case CROSS -> {
                double length = Math.sqrt(1 - 0.09);
                yield (8 * length * 0.3 - 4 * 0.09) / Math.PI;
            }
            // Ten triangles from the middle to a tip and a notch beside it.
            case STAR -> 5 * 0.42 * Math.sin(Math.PI / 5) / Math.PI;
            case RING -> 1 - 0.36;
        };
    }

    @ParameterizedTest
    @EnumSource(ShapeOutline.class)
    void a_shape_covers_its_area_and_lies_within_its_circle(ShapeOutline outline) {
        int side = 801;
        double r = side / 2.0;
        long covered = 0;
        for (int i = 0; i < side; i++)
            for (int j = 0; j < side; j++) {
                double x = j + 0.5 - r;
                double y = i + 0.5 - r;
                if (outline.distance(x, y, r) < 0) {
                    covered++;
                    assertThat(Math.hypot(x, y)).isLessThanOrEqualTo(r + 1e-9);
                }
            }
        assertThat(covered / (Math.PI * r * r)).isCloseTo(share(outline), within(0.003));
    }

    @ParameterizedTest
    @EnumSource(ShapeOutline.class)
    void the_distance_to_an_outline_never_grows_faster_than_the_way_to_it(ShapeOutline outline) {
        for (int i = -60; i < 60; i++)
            for (int j = -60; j < 60; j++) {
                double here = outline.distance(j, i, 40);
                assertThat(Math.abs(outline.distance(j + 1, i, 40) - here)).isLessThanOrEqualTo(1 + 1e-9);
                assertThat(Math.abs(outline.distance(j, i + 1, 40) - here)).isLessThanOrEqualTo(1 + 1e-9);
            }
    }

    @Test
    void pictures_that_are_too_many_to_be_kept_are_drawn_again_and_the_same() {
        ShapePictures many = ShapePictures
                .training(new ShapeSettings(128, true, 0.45f, 0.85f, 180, 0.3f, 0.08f, ShapeSettings.MOST, 600, 1));
        assertThat(values(many, 49_999, 1)).isEqualTo(values(many, 49_999, 2));
    }
}
