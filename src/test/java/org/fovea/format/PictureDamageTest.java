package org.fovea.format;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.format.Handmade.bytes;
import static org.fovea.format.Handmade.first;
import static org.fovea.format.Handmade.png;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fovea.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no pictures, or no longer whole: refused in one sentence that names the file, and soon.
final class PictureDamageTest {
    @TempDir
    private Path folder = Path.of("");

    private static void assertRefused(byte[] file, String... words) {
        assertRefused(() -> PictureFile.read(file, "photo"), "photo", words);
    }

    private static void assertRefused(Path file, String... words) {
        assertRefused(() -> PictureFile.read(file), String.valueOf(file.getFileName()), words);
    }

    private static void assertRefused(ThrowingCallable reading, String name, String... words) {
        var refusal = assertThatThrownBy(reading).isExactlyInstanceOf(Problem.class).hasMessageContaining(name)
                .hasMessageEndingWith(".");
        for (String word : words) refusal.hasMessageContaining(word);
    }

    @Test
    void a_text_file_that_is_called_png_is_refused() throws IOException {
        assertRefused(Files.writeString(folder.resolve("notes.png"), "These are my notes.\n".repeat(20)),
                "not a picture", "PNG");
    }

    @Test
    void a_format_that_is_not_known_is_refused() {
        assertRefused("P5 2 1 255\nab".getBytes(StandardCharsets.US_ASCII), "not a picture");
        assertRefused(new byte[100], "not a picture");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty.jpg")), "empty", "0 bytes");
    }

    @Test
    void a_folder_is_refused() {
        assertRefused(folder, "folder");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertRefused(folder.resolve("gone.png"), "no file");
    }

    @Test
    void a_file_that_may_not_be_read_is_refused() throws IOException {
        Path file = Files.createFile(folder.resolve("secret.png"));
        assumeFalse(file.toFile().setReadable(false) && Files.isReadable(file), "this user may read everything");
        assertRefused(file, "permissions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void a_file_cut_off_anywhere_in_its_pixels_is_refused(String format) throws IOException {
        byte[] file = Handmade.file(Handmade.noise(24, 16), format);
        // The last 20 bytes of a PNG are its checksum and its end mark; without them all pixels are there.
        for (int length = 1; length < file.length - 20; length += 11) assertRefused(first(file, length));
    }

    @Test
    void a_jpeg_without_its_last_rows_is_cut_off() throws IOException {
        byte[] temple = Files.readAllBytes(Path.of("sample-images/temple.jpg"));
        assertRefused(first(temple, temple.length / 2), "cut off");
        assertRefused(first(temple, temple.length - 300), "cut off");
    }

    @Test
    void a_webp_of_any_smaller_length_is_refused() {
        byte[] file = Base64.getDecoder().decode(PictureFileTest.LOSSLESS);
        for (int length = 1; length < file.length; length++) assertRefused(first(file, length));
        assertRefused(first(file, file.length - 1), "cut off");
    }

    @Test
    void a_webp_whose_header_hides_that_it_is_cut_off_comes_to_an_end() {
        byte[] file = Base64.getDecoder().decode(PictureFileTest.LOSSLESS);
        assertTimeoutPreemptively(ofSeconds(20), () -> {
            int refused = 0;
            for (int length = 26; length < file.length; length++) {
                byte[] cut = first(file, length);
                ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length - 8).putInt(16, length - 20);
                try {
                    PictureFile.read(cut, "photo");
                } catch (Problem problem) {
                    assertThat(problem).hasMessageContaining("photo");
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(20);
        });
    }

    @Test
    void a_tiff_whose_pixel_is_no_number_is_refused() {
        assertRefused(Handmade.tiff(2, 32, 3, 1, ByteBuffer.allocate(8).putFloat(Float.NaN).array()), "damaged");
    }

    @Test
    void a_png_of_900_million_pixels_is_refused_by_its_header() throws IOException {
        byte[] bomb = png(30_000, 30_000, 8, 2, new byte[10]);
        assertRefused(Files.write(folder.resolve("bomb.png"), bomb), "30,000 × 30,000", "120 million", "smaller");
    }

    @Test
    void the_limit_is_120_million_pixels() {
        assertRefused(png(120_000_001, 1, 1, 0, new byte[10]), "120,000,001 × 1 ");
        // One pixel less passes the header, and the row is found to be short.
        assertRefused(png(120_000_000, 1, 1, 0, new byte[10]), "damaged");
    }

    @Test
    void bombs_of_other_formats_are_refused_by_their_headers() throws IOException {
        byte[] gif = Handmade.file(Handmade.noise(2, 2), "gif");
        int frame = indexOf(gif, bytes(0x2c, 0, 0, 0, 0, 2, 0, 2, 0));
        for (int at : new int[]{5, 6, 7, 8}) gif[frame + at] = (byte) 0xff;
        assertRefused(gif, "65,535 × 65,535");

        byte[] bmp = Handmade.file(Handmade.noise(2, 2), "bmp");
        ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(18, 20_000).putInt(22, 20_000);
        // The length of the file, as it says itself, still is that of 2×2.
        assertRefused(bmp, "damaged");
        header.putInt(2, 54 + 20_000 * 20_000 * 3);
        assertRefused(bmp, "20,000 × 20,000");

        byte[] jpeg = Handmade.jpeg(2, 2, 1, 1, 2, 3, 4);
        int size = indexOf(jpeg, bytes(8, 0, 2, 0, 2));
        ByteBuffer.wrap(jpeg).putShort(size + 1, (short) 60_000).putShort(size + 3, (short) 50_000);
        assertRefused(jpeg, "50,000 × 60,000");
    }

    private static int indexOf(byte[] file, byte[] part) {
        for (int i = 0; i <= file.length - part.length; i++)
            if (java.util.Arrays.equals(file, i, i + part.length, part, 0, part.length)) return i;
        throw new AssertionError("not in the file");
    }
}
