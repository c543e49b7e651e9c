package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as they come: what is wrong with them is said in one sentence, and nothing is written.
final class BadInputTest {
    private static final Path TEMPLE = Path.of("sample-images/temple.jpg");

    @TempDir
    private Path folder = Path.of("");

    private Path out() {
        return folder.resolve("maps");
    }

    private Ran convolve(Path image, String... more) {
        var args = new ArrayList<>(List.of("convolve", image.toString(), "--out", out().toString(), "--format",
                "npy"));
        args.addAll(List.of(more));
        return Ran.fovea(args.toArray(String[]::new));
    }

    private Ran filter(Path file) {
        return convolve(TEMPLE, "--size", "16", "--gray", "--filter", file.toString());
    }

    private void assertRefused(Ran ran, String... words) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).startsWith("fovea: ").hasLineCount(1).contains(words).doesNotContain("Exception");
        assertThat(ran.out()).isEmpty();
        assertThat(out()).doesNotExist();
    }

    @Test
    void a_text_file_that_is_called_png_is_refused() throws IOException {
        assertRefused(convolve(Files.writeString(folder.resolve("text.png"), "not a picture")), "text.png");
    }

    @Test
    void a_truncated_jpeg_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(TEMPLE);
        assertRefused(convolve(Files.write(folder.resolve("half.jpg"), Arrays.copyOf(whole, whole.length / 2))),
                "half.jpg");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertRefused(convolve(Files.createFile(folder.resolve("empty.png"))), "empty.png");
    }

    @Test
    void a_folder_is_refused() {
        assertRefused(convolve(folder), "folder");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertRefused(convolve(folder.resolve("none.png")), "none.png");
    }

    @Test
    void a_png_of_900_million_pixels_is_refused_by_its_header() throws IOException {
        assertRefused(convolve(Files.write(folder.resolve("bomb.png"), pngHeader(30_000, 30_000))), "30,000");
    }

    @Test
    void a_palette_picture_is_read_by_its_colours() throws IOException {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xffff0000);
        ImageIO.write(image, "png", folder.resolve("palette.png").toFile());
        Ran ran = convolve(folder.resolve("palette.png"), "--filter", "identity");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Npy.read(out().resolve("palette-identity.npy")).values()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"orange.webp,1e-6", "orange-cmyk.jpg,0.02"})
    void webp_and_cmyk_pictures_are_read_by_their_colours(String name, float tolerance) throws IOException {
        Path slices = Npy.write(folder.resolve("slices.npy"), "(3, 1, 1)", 1, 10, 100);
        Ran ran = convolve(Path.of("src/test/resources/org/fovea/cli", name), "--filter", slices.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        // #ff8000: 1, 128/255 and 0.
        assertThat(Npy.read(out().resolve(name.substring(0, name.indexOf('.')) + "-slices.npy")).values()).hasSize(256)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 100 * tolerance ? 0 : 1)
                .containsOnly(1 + 10 * 128 / 255f);
    }

    @Test
    void a_16_bit_picture_keeps_its_values() throws IOException {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 12_345);
        ImageIO.write(image, "png", folder.resolve("deep.png").toFile());
        assertThat(convolve(folder.resolve("deep.png"), "--filter", "identity").code()).isZero();
        assertThat(Npy.read(out().resolve("deep-identity.npy")).values()).containsExactly(12_345 / 65_535f);
    }

    @Test
    void a_ragged_csv_is_refused() throws IOException {
        assertRefused(filter(Files.writeString(folder.resolve("ragged.csv"), "1,2,3\n4,5\n")), "ragged.csv");
    }

    @Test
    void a_csv_with_a_word_is_refused() throws IOException {
        assertRefused(filter(Files.writeString(folder.resolve("word.csv"), "1,two\n")), "word.csv", "two");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void a_weight_that_is_not_finite_is_refused_with_its_place(float weight) throws IOException {
        assertRefused(filter(Npy.write(folder.resolve("w.npy"), "(2, 2)", 1, 2, 3, weight)), "w.npy",
                "row 1, column 1");
    }

    @Test
    void int64_big_endian_and_fortran_order_are_converted() throws IOException {
        var longs = ByteBuffer.allocate(6 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long weight = 1; weight <= 6; weight++) longs.putLong(weight);
        var big = ByteBuffer.allocate(6 * Float.BYTES);
        for (int weight = 1; weight <= 6; weight++) big.putFloat(weight);
        var columns = ByteBuffer.allocate(6 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float weight : new float[]{1, 4, 2, 5, 3, 6}) columns.putFloat(weight);
        Npy.write(folder.resolve("long.npy"), "<i8", false, "(2, 3)", longs.array());
        Npy.write(folder.resolve("big.npy"), ">f4", false, "(2, 3)", big.array());
        Npy.write(folder.resolve("fortran.npy"), "<f4", true, "(2, 3)", columns.array());
        Npy.write(folder.resolve("plain.npy"), "(2, 3)", 1, 2, 3, 4, 5, 6);
        for (String name : List.of("long", "big", "fortran", "plain"))
            assertThat(filter(folder.resolve(name + ".npy")).code()).as(name).isZero();
        float[] plain = Npy.read(out().resolve("temple-plain.npy")).values();
        for (String name : List.of("long", "big", "fortran"))
            assertThat(Npy.read(out().resolve("temple-" + name + ".npy")).values()).as(name).isEqualTo(plain);
    }

    @Test
    void an_npy_of_objects_is_refused() throws IOException {
        assertRefused(filter(Npy.write(folder.resolve("o.npy"), "|O", false, "(1, 1)", new byte[8])), "o.npy");
    }

    @Test
    void an_npy_that_ends_too_early_is_refused() throws IOException {
        assertRefused(filter(Npy.write(folder.resolve("short.npy"), "<f4", false, "(3, 3)", new byte[8])), "short.npy");
    }

    @Test
    void an_npy_of_four_dimensions_is_refused() throws IOException {
        assertRefused(filter(Npy.write(folder.resolve("four.npy"), "(1, 1, 1, 1)", 1)), "four.npy");
    }

    /// A PNG that says how large it is, and nothing else.
    private static byte[] pngHeader(int width, int height) throws IOException {
        byte[] header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width)
                .putInt(height).put(new byte[]{8, 2, 0, 0, 0}).array();
        var checksum = new CRC32();
        checksum.update(header);
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        out.writeInt(13);
        out.write(header);
        out.writeInt((int) checksum.getValue());
        return bytes.toByteArray();
    }
}
