package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fovea.format.Handmade.bytes;
import static org.fovea.format.Handmade.chunk;
import static org.fovea.format.Handmade.png;
import static org.fovea.format.Handmade.tiff;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a picture file stores is what the tensor holds.
final class PictureFileTest {
    private static final Path TEMPLE = Path.of("sample-images/temple.jpg");
    /// 3×2 pixels with alpha, `cwebp -lossless -exact`.
    static final String LOSSLESS = "UklGRlAAAABXRUJQVlA4TEQAAAAvAkAAEC+gEAAapqMQZtZ5bBpkkzaQKfT/VztHIRtJ0H4c649yHOdxOYEA"
            + "IZ1y8f0mXFdW+30OUJC2AYu752AR/Y/HAw==";
    /// 16×16 pixels, left half (255, 128, 0), right half (0, 64, 255), `cwebp -q 90`.
    private static final String LOSSY = "UklGRkQAAABXRUJQVlA4IDgAAAAQAgCdASoQABAAAMASJaACdLoB+AH6gAPIAP7vhH//kn2v/uooJKl+v/Ifv"
            + "/15e//qKxH+eIAAAA==";

    private static Tensor read(byte[] file) {
        return PictureFile.read(file, "picture");
    }

    private static void assertGray(byte[] file, float... values) {
        Tensor picture = read(file);
        assertThat(picture.shape.channels()).isEqualTo(1);
        assertThat(picture.data).containsExactly(values);
    }

    private static void assertColors(byte[] file, float... planes) {
        Tensor picture = read(file);
        assertThat(picture.shape.channels()).isEqualTo(3);
        assertThat(picture.data).containsExactly(planes);
    }

    @Test
    void the_temple_has_the_bytes_of_its_rgb_over_255() throws IOException {
        BufferedImage image = ImageIO.read(TEMPLE.toFile());
        Tensor picture = PictureFile.read(TEMPLE);
        assertThat(picture.shape).isEqualTo(new Shape(3, 427, 640));
        var expected = new float[picture.shape.size()];
        for (int i = 0; i < 427; i++)
            for (int j = 0; j < 640; j++)
                for (int c = 0; c < 3; c++)
                    expected[picture.shape.index(c, i, j)] = ((image.getRGB(j, i) >> (16 - 8 * c)) & 255) / 255f;
        assertThat(picture.data).isEqualTo(expected);
    }

    @Test
    void grey_keeps_every_value_of_a_byte_without_a_change_of_gamma() {
        var row = new byte[257];
        var expected = new float[256];
        for (int v = 0; v < 256; v++) {
            row[v + 1] = (byte) v;
            expected[v] = v / 255f;
        }
        assertGray(png(256, 1, 8, 0, row), expected);
        assertGray(png(256, 1, 8, 0, row, chunk("gAMA", bytes(0, 1, 0x86, 0xa0))), expected);
    }

    @Test
    void a_1_bit_grey_picture_has_one_channel_of_zeros_and_ones() {
        assertGray(png(3, 2, 1, 0, bytes(0, 0b1010_0000, 0, 0b0100_0000)), 1, 0, 1, 0, 1, 0);
        assertGray(tiff(3, 1, 1, 1, bytes(0b1010_0000)), 1, 0, 1);
    }

    @Test
    void grey_of_2_and_4_bits_has_one_channel_of_thirds_and_fifteenths() {
        assertGray(png(4, 1, 2, 0, bytes(0, 0b00_01_10_11)), 0, 1 / 3f, 2 / 3f, 1);
        assertGray(png(3, 1, 4, 0, bytes(0, 0x0f, 0x80)), 0, 1, 8 / 15f);
        assertGray(tiff(3, 4, 1, 1, bytes(0x0f, 0x80)), 0, 1, 8 / 15f);
    }

    @Test
    void sixteen_bits_are_not_rounded_to_eight() {
        assertGray(png(2, 1, 16, 0, bytes(0, 0x12, 0x34, 0x12, 0x35)), 0x1234 / 65535f, 0x1235 / 65535f);
        assertColors(png(1, 1, 16, 2, bytes(0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc)), 0x1234 / 65535f, 0x5678 / 65535f,
                0x9abc / 65535f);
        assertGray(tiff(2, 16, 1, 1, bytes(0x12, 0x34, 0xff, 0xff)), 0x1234 / 65535f, 1);
    }

    @Test
    void sixteen_bits_with_alpha_are_composited_without_rounding() {
        float alpha = 0x8000 / 65535f;
        assertGray(png(1, 1, 16, 4, bytes(0, 0x12, 0x34, 0x80, 0)), 1 - alpha + alpha * (0x1234 / 65535f));
        assertColors(png(1, 1, 16, 6, bytes(0, 0x12, 0x34, 0, 0, 0xff, 0xff, 0x80, 0)),
                1 - alpha + alpha * (0x1234 / 65535f), 1 - alpha, 1 - alpha + alpha);
    }

    @Test
    void grey_with_alpha_stays_grey_on_white() {
        assertGray(png(3, 1, 8, 4, bytes(0, 100, 255, 100, 0, 0, 51)), 100 / 255f, 1, 1 - 51 / 255f);
    }

    @Test
    void alpha_is_composited_on_white() {
        assertColors(png(3, 1, 8, 6, bytes(0, 10, 20, 30, 255, 10, 20, 30, 0, 0, 255, 0, 51)),
                10 / 255f, 1, 1 - 51 / 255f, 20 / 255f, 1, 1 - 51 / 255f + 51 / 255f, 30 / 255f, 1, 1 - 51 / 255f);
    }

    @Test
    void a_colour_named_as_transparent_is_white() {
        assertColors(png(2, 1, 8, 2, bytes(0, 1, 2, 3, 4, 5, 6), chunk("tRNS", bytes(0, 1, 0, 2, 0, 3))),
                1, 4 / 255f, 1, 5 / 255f, 1, 6 / 255f);
    }

    @Test
    void a_palette_is_colour_even_when_its_colours_are_greys() {
        byte[] palette = chunk("PLTE", bytes(255, 0, 0, 0, 255, 0, 10, 20, 30));
        assertColors(png(3, 1, 2, 3, bytes(0, 0b00_01_10_00), palette), 1, 0, 10 / 255f, 0, 1, 20 / 255f, 0, 0,
                30 / 255f);
        assertColors(png(2, 1, 1, 3, bytes(0, 0b0100_0000), chunk("PLTE", bytes(0, 0, 0, 9, 9, 9))),
                0, 9 / 255f, 0, 9 / 255f, 0, 9 / 255f);
    }

    @Test
    void a_transparent_colour_of_a_palette_is_white() {
        assertColors(png(2, 1, 1, 3, bytes(0, 0b0100_0000), chunk("PLTE", bytes(255, 0, 0, 0, 0, 255)),
                chunk("tRNS", bytes(255, 0))), 1, 1, 0, 1, 0, 1);
    }

    @Test
    void rgb_with_equal_channels_stays_three() {
        assertColors(png(1, 1, 8, 2, bytes(0, 7, 7, 7)), 7 / 255f, 7 / 255f, 7 / 255f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void formats_without_loss_agree(String format) throws IOException {
        BufferedImage image = Handmade.noise(13, 7);
        assertThat(read(Handmade.file(image, format)).data)
                .isEqualTo(PictureFile.of(image.getRGB(0, 0, 13, 7, null, 0, 13), 13, 7).data);
    }

    @Test
    void tiff_says_whether_zero_is_black_or_white() {
        assertGray(tiff(3, 8, 1, 1, bytes(0, 100, 255)), 0, 100 / 255f, 1);
        assertGray(tiff(3, 8, 1, 0, bytes(0, 100, 255)), 1, 155 / 255f, 0);
    }

    @Test
    void tiff_of_32_bits_and_of_floats_fits_0_to_1() {
        byte[] whole = ByteBuffer.allocate(12).putInt(0).putInt(0x8000_0000).putInt(-1).array();
        assertGray(tiff(3, 32, 1, 1, whole), 0, 0.5f, 1);
        byte[] real = ByteBuffer.allocate(16).putFloat(0.25f).putFloat(1.5f).putFloat(-1).putFloat(1).array();
        assertGray(tiff(4, 32, 3, 1, real), 0.25f, 1, 0, 1);
    }

    @Test
    void the_first_picture_of_a_gif_is_read() throws IOException {
        // Two frames of one pixel: palette red and blue, first index 0, then index 1.
        byte[] gif = bytes('G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255,
                0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0,
                0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 0x01, 0, 0x3b);
        assertColors(gif, 1, 0, 0);
    }

    @Test
    void lossless_webp_keeps_its_values_and_its_alpha() {
        float alpha = 128 / 255f;
        assertColors(Base64.getDecoder().decode(LOSSLESS),
                1, 1 / 255f, 1, 1 - alpha, 1, 7 / 255f,
                128 / 255f, 2 / 255f, 1, 1 - alpha, 1, 99 / 255f,
                0, 3 / 255f, 1, 1 - alpha, 1, 200 / 255f);
    }

    @Test
    void lossy_webp_is_read() {
        Tensor picture = read(Base64.getDecoder().decode(LOSSY));
        assertThat(picture.shape).isEqualTo(new Shape(3, 16, 16));
        float[][] expected = {{1, 128 / 255f, 0}, {0, 64 / 255f, 1}};
        for (int side = 0; side < 2; side++)
            for (int c = 0; c < 3; c++)
                assertThat(picture.at(c, 8, 2 + 11 * side)).isCloseTo(expected[side][c], within(0.04f));
    }

    @Test
    void a_grey_jpeg_has_one_channel() throws IOException {
        Tensor picture = read(Handmade.jpeg(2, 1, 1, 50, 200));
        assertThat(picture.shape).isEqualTo(new Shape(1, 1, 2));
        assertThat(picture.data).containsExactly(new float[]{50 / 255f, 200 / 255f}, within(2 / 255f));
    }

    /// A JPEG of four inks, stored upside down as Adobe's programs do: 255 is no ink. YCCK is the YCbCr of 255 − c,
    /// 255 − m and 255 − y, beside k as it is (libjpeg, jdcolor.c).
    private static Tensor inks(boolean ycck, int c, int m, int y, int k) throws IOException {
        double luma = 0.299 * (255 - c) + 0.587 * (255 - m) + 0.114 * (255 - y);
        int[] pixel = ycck
                ? new int[]{(int) Math.round(luma), (int) Math.round(128 + (255 - y - luma) / 1.772),
                        (int) Math.round(128 + (255 - c - luma) / 1.402), k}
                : new int[]{c, m, y, k};
        var pixels = new int[4 * 64];
        for (int i = 0; i < pixels.length; i++) pixels[i] = pixel[i % 4];
        byte[] adobe = bytes('A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, ycck ? 2 : 0);
        return read(Handmade.withSegment(Handmade.jpeg(8, 8, 4, pixels), 0xee, adobe));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cmyk_and_ycck_are_read_by_their_colours(boolean ycck) throws IOException {
        Tensor white = inks(ycck, 255, 255, 255, 255);
        assertThat(white.shape).isEqualTo(new Shape(3, 8, 8));
        for (float value : white.data) assertThat(value).isGreaterThan(0.97f);
        for (float value : inks(ycck, 0, 0, 0, 0).data) assertThat(value).isLessThan(0.2f);
        Tensor orange = inks(ycck, 255, 128, 20, 255);
        assertThat(orange.at(0, 4, 4)).isGreaterThan(0.85f);
        assertThat(orange.at(1, 4, 4)).isBetween(0.35f, 0.7f);
        assertThat(orange.at(2, 4, 4)).isLessThan(0.3f);
    }

    @Test
    void ycck_is_cmyk_in_other_coordinates() throws IOException {
        assertThat(inks(true, 200, 90, 30, 220).data).containsExactly(inks(false, 200, 90, 30, 220).data,
                within(0.03f));
    }

    @Test
    void pixels_of_the_clipboard_are_composited_on_white() {
        Tensor picture = PictureFile.of(new int[]{0xff0a141e, 0x000a141e, 0x3300ff00}, 3, 1);
        assertThat(picture.shape).isEqualTo(new Shape(3, 1, 3));
        assertThat(picture.data).containsExactly(10 / 255f, 1, 0.8f, 20 / 255f, 1, 1, 30 / 255f, 1, 0.8f);
    }
}
