package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Worked examples and refusals.
class Conv2dTest {
    static List<Machine> machines() {
        return List.of(Machine.SCALAR, Machine.fastest());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void the_guides_example_with_stride_2_and_padding_1_comes_out(Machine machine) {
        Tensor x = Tensor.plane(5, 5, 2, 2, 3, 3, 3, 0, 1, 3, 0, 3, 2, 3, 0, 1, 3, 3, 3, 2, 1, 2, 3, 3, 0, 2, 3);
        Tensor w = Tensor.plane(3, 3, 2, 0, 1, 1, 0, 0, 0, 1, 1);
        var layer = layer(w, 0, new Axis(3, 2, 1), new Axis(3, 2, 1), new Padding.Explicit(1, 1, 1, 1), false);
        assertThat(layer.forward(x, machine, Cancel.NEVER).data).containsExactly(1, 5, 6, 7, 8, 3, 3, 10, 4);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void the_books_filter_on_the_temple_gives_the_books_numbers(Machine machine) throws IOException {
        Tensor temple = picture(Path.of("sample-images/temple.jpg"));
        assertThat(temple.shape).isEqualTo(new Shape(3, 427, 640));
        Tensor line = Tensor.zeros(new Shape(3, 7, 7));
        for (int c = 0; c < 3; c++) for (int u = 0; u < 7; u++) line.data[line.shape.index(c, u, 3)] = 1;
        var layer = layer(line, 0, new Axis(7, 1, 1), new Axis(7, 1, 1), Padding.Named.SAME, false);
        Tensor map = layer.forward(temple, machine, Cancel.NEVER);
        assertThat(map.shape).isEqualTo(new Shape(1, 427, 640));
        assertThat(IntStream.range(0, map.data.length).mapToDouble(i -> map.data[i]).average().orElseThrow())
                .isCloseTo(11.787, within(0.0005));
        assertThat((double) map.at(0, 200, 300)).isCloseTo(3.404, within(0.0005));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ZEROS,1 3 6 9 7 4 0", "REFLECT,6 5 6 9 10 9 6", "REPLICATE,3 4 6 9 11 12 12",
            "CIRCULAR,8 7 6 9 8 7 6"})
    void each_padding_mode_fills_both_ends(PaddingMode mode, String expected) {
        var layer = new Conv2d(List.of(new Filter(Tensor.plane(1, 3, 1, 1, 1), 0)), new Axis(1, 1, 1),
                new Axis(3, 1, 1), new Padding.Explicit(0, 0, 2, 3), mode, 1, false);
        Tensor map = layer.forward(Tensor.plane(1, 4, 1, 2, 3, 4), Machine.SCALAR, Cancel.NEVER);
        float[] wanted = new float[7];
        String[] words = expected.split(" ", -1);
        for (int i = 0; i < words.length; i++) wanted[i] = Float.parseFloat(words[i]);
        assertThat(map.data).containsExactly(wanted);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_single_impulse_shows_the_kernel_turned_or_as_it_is(Machine machine) {
        Tensor impulse = Tensor.zeros(new Shape(1, 5, 5)).with(12, 1);
        Tensor w = Tensor.plane(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Axis three = new Axis(3, 1, 1);
        assertThat(layer(w, 0, three, three, Padding.Named.VALID, false).forward(impulse, machine, Cancel.NEVER).data)
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(layer(w, 0, three, three, Padding.Named.VALID, true).forward(impulse, machine, Cancel.NEVER).data)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_kernel_larger_than_the_picture_works_with_enough_padding(Machine machine) {
        var layer = layer(Tensor.filled(new Shape(1, 5, 5), 1), 0.5f, new Axis(5, 1, 1), new Axis(5, 1, 1),
                Padding.Named.SAME, false);
        assertThat(layer.forward(Tensor.plane(1, 1, 3), machine, Cancel.NEVER).data).containsExactly(3.5f);
        assertThat(layer.forward(Tensor.plane(2, 2, 1, 2, 3, 4), machine, Cancel.NEVER).data).containsExactly(10.5f,
                10.5f, 10.5f, 10.5f);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void a_stride_larger_than_the_kernel_skips_columns(Machine machine) {
        var layer = layer(Tensor.plane(1, 2, 1, 10), 0, new Axis(1, 1, 1), new Axis(2, 4, 1), Padding.Named.VALID,
                false);
        Tensor x = Tensor.plane(1, 10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(layer.forward(x, machine, Cancel.NEVER).data).containsExactly(10, 54, 98);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void filters_of_a_group_see_only_its_channels(Machine machine) {
        var filters = List.of(new Filter(Tensor.plane(1, 1, 1), 0), new Filter(Tensor.plane(1, 1, 10), 0),
                new Filter(Tensor.plane(1, 1, 1), 0.5f), new Filter(Tensor.plane(1, 1, 10), 0));
        var one = new Axis(1, 1, 1);
        var layer = new Conv2d(filters, one, one, Padding.Named.VALID, PaddingMode.ZEROS, 2, false);
        var x = new Tensor(new Shape(2, 1, 2), new float[]{1, 2, 3, 4});
        assertThat(layer.forward(x, machine, Cancel.NEVER).data).containsExactly(1, 2, 10, 20, 3.5f, 4.5f, 30, 40);
        assertThat(layer.map(x, 3, machine, Cancel.NEVER).data).containsExactly(30, 40);
    }

    @Test
    void what_cannot_work_is_refused_with_a_reason() {
        Tensor w = Tensor.filled(new Shape(1, 3, 3), 1);
        var three = new Axis(3, 1, 1);
        var valid = layer(w, 0, three, three, Padding.Named.VALID, false);
        refuses(valid, new Shape(2, 9, 9), "the input has 2 channels, the filters 1");
        refuses(valid, new Shape(1, 2, 9), "the kernel spans 3 rows, the padded input has 2");
        refuses(layer(w, 0, three, new Axis(3, 1, 4), new Padding.Explicit(1, 1, 0, 2), false), new Shape(1, 1, 6),
                "the kernel spans 9 columns, the padded input has 8");
        refuses(layer(w, 0, three, new Axis(3, 2, 1), Padding.Named.PYTORCH_SAME, false), new Shape(1, 9, 9),
                "PyTorch's padding 'same' is defined for stride 1, not 1×2");
        refuses(padded(w, PaddingMode.REFLECT), new Shape(1, 1, 9), "reflect padding can add 0 rows to 1, not 2");
        refuses(padded(w, PaddingMode.CIRCULAR), new Shape(1, 9, 1), "circular padding can add 1 columns to 1, not 2");
        assertThat(padded(w, PaddingMode.REPLICATE).output(new Shape(1, 1, 1))).isEqualTo(new Shape(1, 3, 3));
    }

    @Test
    void reflect_needs_no_room_where_nothing_is_padded() {
        var layer = new Conv2d(List.of(new Filter(Tensor.plane(1, 3, 1, 1, 1), 0)), new Axis(1, 1, 1),
                new Axis(3, 1, 1), Padding.Named.SAME, PaddingMode.REFLECT, 1, false);
        assertThat(layer.forward(Tensor.plane(1, 2, 1, 2), Machine.fastest(), Cancel.NEVER).data).containsExactly(5, 4);
    }

    @Test
    void a_map_that_no_filter_makes_is_refused() {
        var three = new Axis(3, 1, 1);
        var layer = layer(Tensor.filled(new Shape(1, 3, 3), 1), 0, three, three, Padding.Named.SAME, false);
        Tensor x = Tensor.zeros(new Shape(1, 4, 4));
        assertThatThrownBy(() -> layer.map(x, 1, Machine.SCALAR, Cancel.NEVER))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void refuses(Conv2d layer, Shape input, String reason) {
        Tensor x = Tensor.zeros(input);
        assertThatThrownBy(() -> layer.output(input)).isInstanceOf(IllegalArgumentException.class).hasMessage(reason);
        assertThatThrownBy(() -> layer.forward(x, Machine.fastest(), Cancel.NEVER)).hasMessage(reason);
    }

    private static Conv2d padded(Tensor w, PaddingMode mode) {
        var three = new Axis(3, 1, 1);
        return new Conv2d(List.of(new Filter(w, 0)), three, three, new Padding.Explicit(2, 2, 2, 2), mode, 1, false);
    }

    private static Conv2d layer(Tensor w, float bias, Axis rows, Axis columns, Padding padding, boolean flipped) {
        return new Conv2d(List.of(new Filter(w, bias)), rows, columns, padding, PaddingMode.ZEROS, 1, flipped);
    }

    private static Tensor picture(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        Tensor tensor = Tensor.zeros(new Shape(3, image.getHeight(), image.getWidth()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < pixels.length; i++)
            for (int c = 0; c < 3; c++)
                tensor.data[c * pixels.length + i] = ((pixels[i] >> (16 - 8 * c)) & 0xff) / 255f;
        return tensor;
    }
}
