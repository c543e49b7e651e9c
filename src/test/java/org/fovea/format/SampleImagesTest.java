package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.format.SampleImages.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleImagesTest {
    private static final Path FOLDER = Path.of("sample-images");

    static List<Sample> all() {
        return SampleImages.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_sample_can_be_read_and_its_values_use_the_range_from_0_to_1(Sample sample) {
        float low = 1;
        float high = 0;
        for (float value : SampleImages.read(sample.name()).data) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        assertThat(low).isBetween(0f, 0.3f);
        assertThat(high).isBetween(0.7f, 1f);
    }

    @ParameterizedTest
    @CsvSource({"temple.jpg, 3, 427, 640", "camera.png, 1, 512, 512", "brick.png, 1, 512, 512",
            "cat.png, 3, 300, 451", "retina.jpg, 3, 1411, 1411"})
    void a_sample_has_the_shape_of_its_file(String name, int channels, int height, int width) {
        assertThat(SampleImages.read(name).shape).isEqualTo(new Shape(channels, height, width));
    }

    @Test
    void a_grey_sample_keeps_the_values_of_its_file() {
        var camera = SampleImages.read("camera.png");
        assertThat(camera.at(0, 0, 0)).isEqualTo(200 / 255f);
        assertThat(camera.at(0, 511, 511)).isEqualTo(149 / 255f);
    }

    @Test
    void every_picture_in_the_folder_is_offered_and_credited() throws IOException {
        String sources = Files.readString(FOLDER.resolve("SOURCES.md"));
        assertThat(all()).allSatisfy(
                sample -> assertThat(sources).contains(sample.name(), sample.credit().split(", ", -1)[0]));
        assertThat(sources).contains("digits/");
        try (Stream<Path> files = Files.list(FOLDER)) {
            // The digits lie in a folder of their own; they are no pictures to open.
            assertThat(files.map(file -> Files.isDirectory(file) ? file.getFileName() + "/" : "" + file.getFileName())
                    .filter(name -> !name.equals("SOURCES.md"))).containsExactlyInAnyOrderElementsOf(
                            Stream.concat(all().stream().map(Sample::name), Stream.of("digits/")).toList());
        }
    }

    @Test
    void an_unknown_sample_is_refused_and_the_known_ones_are_named() {
        assertThatThrownBy(() -> SampleImages.read("../cli/version.txt")).isInstanceOf(Problem.class)
                .hasMessageContaining("../cli/version.txt").hasMessageContaining("temple.jpg");
    }
}
