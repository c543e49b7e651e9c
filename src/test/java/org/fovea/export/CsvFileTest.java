package org.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void rows_have_their_names_before_them_in_quotation_marks_where_they_need_them() throws IOException {
        Path file = folder.resolve("a.csv");
        var scores = new Tensor(new Shape(1, 4, 1), new float[]{0.25f, 1e-9f, -3, 7});
        CsvFile.write(file, scores, List.of("circle", "a, b", "the “ring”", "12\" disc"));
        assertThat(Files.readAllLines(file)).containsExactly("circle,0.25", "\"a, b\",1.0E-9", "the “ring”,-3.0",
                "\"12\"\" disc\",7.0");
    }

    @Test
    void without_names_there_are_numbers_alone() throws IOException {
        Path file = folder.resolve("a.csv");
        CsvFile.write(file, Tensor.plane(2, 2, 1, 2, 3, 4));
        assertThat(Files.readAllLines(file)).containsExactly("1.0,2.0", "3.0,4.0");
    }

    @Test
    void too_few_names_are_refused_before_anything_is_written() {
        Path file = folder.resolve("a.csv");
        assertThatThrownBy(() -> CsvFile.write(file, Tensor.plane(2, 1, 1, 2), List.of("one")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file).doesNotExist();
    }
}
