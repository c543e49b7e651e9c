package org.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_is_there_when_everything_is_written_and_no_part_stays() throws IOException {
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            assertThat(file).doesNotExist();
        });
        assertThat(file).hasContent("new");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_full_disk_leaves_the_old_file_and_says_what_to_do() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("I/O error writing PNG file!", new IOException("No space left on device"));
        })).isInstanceOf(Problem.class).hasMessageContaining("a.txt")
                .hasMessageContaining("the disk is full; make room");
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_programmers_mistake_leaves_nothing_either() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("a.txt"), out -> {
            out.write(1);
            throw new IllegalStateException("a mistake");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void each_hindrance_has_its_own_sentence() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        assertThatThrownBy(() -> WholeFile.write(plain.resolve("a.png"), out -> out.write(1)))
                .isInstanceOf(Problem.class).hasMessageContaining("plain” is a file, not a folder");
        assertThatThrownBy(() -> WholeFile.write(plain.resolve("deeper/a.png"), out -> out.write(1)))
                .isInstanceOf(Problem.class).hasMessageContaining("plain” is a file, not a folder");
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none/a.png"), out -> out.write(1)))
                .isInstanceOf(Problem.class).hasMessageContaining("does not exist; create it");
        assertThatThrownBy(() -> WholeFile.write(folder, out -> out.write(1))).isInstanceOf(Problem.class)
                .hasMessageContaining("is a folder; choose a name");
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("b.png"), _ -> {
            throw new java.nio.file.AccessDeniedException("b.png");
        })).isInstanceOf(Problem.class).hasMessageContaining("no permission");
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("b.png"), _ -> {
            throw new java.nio.file.NoSuchFileException("b.png.part");
        })).isInstanceOf(Problem.class).hasMessageContaining("no file can be created in");
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("b.png"), _ -> {
            throw new IOException("Input/output error");
        })).isInstanceOf(Problem.class).hasMessageContaining("Input/output error; choose another name or folder");
    }

    @Test
    void a_npy_file_has_the_documented_header_and_little_endian_floats() throws IOException {
        Path file = folder.resolve("a.npy");
        var data = new float[3 * 100 * 70];
        for (int i = 0; i < data.length; i++) data[i] = i * 0.1f - 7;
        NpyFile.write(file, new Tensor(new Shape(3, 100, 70), data));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(bytes, 8)).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = buffer.getShort(8);
        assertThat((10 + header) % 64).isZero();
        String text = new String(bytes, 10, header, StandardCharsets.US_ASCII);
        assertThat(text).startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 100, 70), }").endsWith("\n");
        buffer.position(10 + header);
        assertThat(buffer.remaining()).isEqualTo(4 * data.length);
        for (float value : data) assertThat(buffer.getFloat()).isEqualTo(value);
    }

    @Test
    void a_map_is_written_without_its_single_channel() throws IOException {
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, Tensor.plane(1, 2, 1, 2));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("'shape': (1, 2), }");
    }

    @Test
    void a_csv_file_gives_back_the_same_floats() throws IOException {
        Path file = folder.resolve("a.csv");
        float[] data = {0.1f, -1f / 3, 1e-30f, 3.4e38f, -0f, 16777216};
        CsvFile.write(file, Tensor.plane(2, 3, data));
        String text = Files.readString(file);
        assertThat(text).isEqualTo("0.1,-0.33333334,1.0E-30\n3.4E38,-0.0,1.6777216E7\n");
        String[] words = text.trim().split("[,\n]", -1);
        for (int i = 0; i < data.length; i++) assertThat(Float.parseFloat(words[i])).isEqualTo(data[i]);
    }

    @Test
    void a_table_of_several_channels_is_refused() {
        assertThatThrownBy(() -> CsvFile.write(folder.resolve("a.csv"), Tensor.zeros(new Shape(3, 2, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
