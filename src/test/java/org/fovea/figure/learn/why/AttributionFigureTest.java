package org.fovea.figure.learn.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.fovea.compute.learn.why.Attribution;
import org.fovea.compute.learn.why.Method;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.Palette;
import org.fovea.figure.TextPen;
import org.junit.jupiter.api.Test;

class AttributionFigureTest {
    private static final Tensor PICTURE = Tensor.plane(2, 2, 0, 1, 1, 0);

    private static AttributionFigure figure(Method method, double opacity, float... values) {
        return new AttributionFigure(PICTURE, new Attribution(method, Tensor.plane(2, 2, values)), opacity, 200);
    }

    private static List<String> images(AttributionFigure figure) {
        return Arrays.stream(TextPen.of(figure, Palette.LIGHT).split("\n")).filter(line -> line.startsWith("image"))
                .toList();
    }

    @Test
    void what_has_a_sign_is_white_at_zero_and_zero_is_marked() {
        AttributionFigure figure = figure(Method.OCCLUSION, 1, 2, 0, -1, -2);
        assertThat(figure.scale().low()).isEqualTo(-2);
        assertThat(figure.scale().high()).isEqualTo(2);
        String drawn = TextPen.of(figure, Palette.LIGHT);
        assertThat(images(figure).get(2)).contains("2×2 #b2182b #f7f7f7").contains("#2166ac");
        assertThat(drawn).contains("“0”").contains("“drop of the score”").contains("line 100 356");
    }

    @Test
    void what_has_no_sign_begins_at_zero() {
        AttributionFigure figure = figure(Method.SALIENCY, 1, 0.5f, 0.25f, 0.75f, 1);
        assertThat(figure.scale().low()).isZero();
        assertThat(figure.scale().high()).isEqualTo(1);
        assertThat(TextPen.of(figure(Method.GRAD_CAM, 1, 0, 0, 0, 0.0134f), Palette.LIGHT))
                .contains("share of the largest, 0.0134").contains("“1.00”");
    }

    @Test
    void the_colours_cover_the_picture_as_strongly_as_the_numbers_and_the_opacity_say() {
        assertThat(images(figure(Method.OCCLUSION, 0, 2, 1, -1, -2)).getFirst())
                .contains("#000000 #ffffff #ffffff #000000");
        assertThat(images(figure(Method.OCCLUSION, 1, 2, 0, 0, -2)).getFirst())
                .contains("#b2182b #ffffff #ffffff #2166ac");
        // Half of the strongest colour over black.
        assertThat(images(figure(Method.OCCLUSION, 0.5, 2, 0, 0, 0)).getFirst()).contains("#590c16");
        assertThat(images(figure(Method.SALIENCY, 1, 0, 0, 0, 0)).getFirst())
                .contains("#000000 #ffffff #ffffff #000000");
    }

    @Test
    void it_is_as_high_as_it_says_before_it_is_there() {
        for (Shape shape : List.of(new Shape(1, 28, 28), new Shape(3, 20, 60), new Shape(3, 60, 20))) {
            var figure = new AttributionFigure(Tensor.zeros(shape),
                    new Attribution(Method.GUIDED, Tensor.zeros(shape.oneChannel())), 0.8, 180);
            assertThat(figure.height()).isEqualTo(AttributionFigure.height(shape, 180));
        }
    }

    @Test
    void side_by_side_each_has_its_sentence() {
        Tensor map = Tensor.plane(2, 2, 1, 2, 3, 4);
        var figure = WhyFigure.of(PICTURE, List.of(new Attribution(Method.SALIENCY, map),
                new Attribution(Method.OCCLUSION, map)), 0.5, 220);
        assertThat(figure.width()).isEqualTo(2 * 220 + 24);
        String drawn = TextPen.of(figure, Palette.DARK);
        assertThat(drawn).contains("“Saliency”").contains("“Occlusion”").contains("does not show");
    }
}
