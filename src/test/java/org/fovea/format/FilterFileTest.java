package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.format.Handmade.bytes;
import static org.fovea.format.Handmade.npy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One kernel from a file.
final class FilterFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path text(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path array(String type, String shape, byte... data) throws IOException {
        return Files.write(folder.resolve("w.npy"), npy(type, false, shape, data));
    }

    private static void assertRefused(Path file, String... words) {
        var refusal = assertThatThrownBy(() -> FilterFile.read(file)).isExactlyInstanceOf(Problem.class)
                .hasMessageContaining(String.valueOf(file.getFileName())).hasMessageEndingWith(".");
        for (String word : words) refusal.hasMessageContaining(word);
    }

    @Test
    void an_array_of_two_axes_is_one_channel_and_of_three_has_channels() throws IOException {
        Tensor plane = FilterFile.read(array("|i1", "(2, 3)", bytes(1, 2, 3, 4, 5, -6)));
        assertThat(plane.shape).isEqualTo(new Shape(1, 2, 3));
        assertThat(plane.data).containsExactly(1, 2, 3, 4, 5, -6);
        assertThat(FilterFile.read(array("|i1", "(3, 1, 2)", bytes(1, 2, 3, 4, 5, 6))).shape)
                .isEqualTo(new Shape(3, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.csv", "w.CSV", "w.txt", "w"})
    void text_is_read_whatever_its_ending(String name) throws IOException {
        assertThat(FilterFile.read(text(name, "1,2\n3,4\n")).data).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_table_with_decimal_commas_is_read() throws IOException {
        assertThat(FilterFile.read(text("w.tsv", "0,5\t1\n-2\t3,25\n")).data).containsExactly(0.5f, 1, -2, 3.25f);
    }

    @Test
    void a_capital_npy_is_an_array_too() throws IOException {
        Path file = Files.write(folder.resolve("W.NPY"), npy("|u1", false, "(1, 1)", bytes(7)));
        assertThat(FilterFile.read(file).data).containsExactly(7);
    }

    @Test
    void kernels_go_up_to_31_by_31() throws IOException {
        assertThat(FilterFile.read(array("|u1", "(31, 31)", new byte[31 * 31])).shape)
                .isEqualTo(new Shape(1, 31, 31));
        assertRefused(array("|u1", "(32, 1)", new byte[32]), "32×1", "31×31");
        assertRefused(array("|u1", "(2, 1, 32)", new byte[64]), "1×32", "31×31");
        assertRefused(text("wide.csv", "1,".repeat(31) + "1"), "1×32", "31×31");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void a_weight_that_is_no_finite_number_is_refused_with_its_place(float weight) throws IOException {
        byte[] data = ByteBuffer.allocate(4 * 12).putFloat(4 * 9, weight).array();
        assertRefused(array(">f4", "(2, 2, 3)", data), "channel 1, row 1, column 0", "finite");
    }

    @Test
    void a_number_too_large_for_float32_is_refused_with_its_place() throws IOException {
        assertRefused(array(">f8", "(1, 2)", ByteBuffer.allocate(16).putDouble(8, 1e300).array()), "column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"()", "(4,)", "(1, 1, 2, 2)", "(0, 3)"})
    void an_array_of_another_shape_is_refused(String shape) throws IOException {
        assertRefused(array("|u1", shape, new byte[4]), "shape", "kh × kw");
    }

    @Test
    void objects_are_refused() throws IOException {
        assertRefused(array("|O", "(2, 2)", new byte[64]), "type |O");
    }

    @Test
    void a_mistake_in_a_text_is_told_with_file_and_line() throws IOException {
        assertRefused(text("ragged.csv", "1,2,3\n4,5\n"), "Line 2");
        assertRefused(text("word.tsv", "1\ttwo\n"), "“two”", "line 1");
        assertRefused(text("nan.csv", "1,nan\n"), "“nan”", "line 1");
        assertRefused(text("empty.csv", ""), "no numbers");
    }

    @Test
    void what_is_no_text_is_refused() throws IOException {
        assertRefused(Files.write(folder.resolve("photo.csv"), bytes(0xff, 0xd8, 0xff, 0xe0)), "not a text file");
        assertRefused(Files.write(folder.resolve("excel.txt"), "1\t2".getBytes(StandardCharsets.UTF_16)), "UTF-8");
        assertRefused(text("text.npy", "1,2\n"), "not a NumPy file");
    }

    @Test
    void a_folder_and_a_file_that_is_not_there_are_refused() {
        assertRefused(folder, "folder");
        assertRefused(folder.resolve("gone.npy"), "no filter file");
    }

    @Test
    void a_file_that_may_not_be_read_is_refused() throws IOException {
        Path file = text("secret.csv", "1");
        assumeFalse(file.toFile().setReadable(false) && Files.isReadable(file), "this user may read everything");
        assertRefused(file, "permissions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huge.npy", "huge.csv"})
    void a_file_too_large_for_a_filter_is_refused_unread(String name) throws IOException {
        Path file = folder.resolve(name);
        // A file with a hole in it: large by its length, not on the disk.
        try (var holes = new RandomAccessFile(file.toFile(), "rw")) {
            holes.setLength(3L << 30);
        }
        assertRefused(file, "64 MB");
    }
}
