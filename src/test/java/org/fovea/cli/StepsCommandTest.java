package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `fovea steps`.
final class StepsCommandTest {
    private static final long MOST_BYTES = 15_000_000;

    @TempDir
    private Path folder = Path.of("");
    private Path lenet = Path.of("");

    @BeforeEach
    void make() {
        lenet = made("lenet-5");
    }

    private Path made(String template) {
        Path file = folder.resolve(template + ".fovea");
        assertThat(Ran.fovea("new", template, "--out", file.toString()).code()).isZero();
        return file;
    }

    private Ran steps(Path document, String options) {
        var args = new ArrayList<>(List.of("steps", document.toString()));
        for (String option : options.strip().split(" ", -1)) args.add(option.replace("DIR", folder.toString()));
        return Ran.fovea(args.toArray(String[]::new));
    }

    @Test
    void a_film_has_a_picture_for_each_step_in_the_size_that_was_asked_for() throws IOException {
        Ran ran = steps(lenet, "--layer conv2 --map 3 --level neuron --from 20 --to 31 --size 640x400 --theme dark"
                + " --out DIR/a.gif");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("12 pictures of 640×400").contains("neuron 20 to 31");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(folder.resolve("a.gif").toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(12);
            assertThat(reader.getWidth(0)).isEqualTo(640);
            assertThat(reader.getHeight(0)).isEqualTo(400);
        }
    }

    @Test
    void a_hundred_pictures_of_a_photograph_stay_small() throws IOException {
        Ran ran = steps(made("lines"), "--layer conv1 --level row --from 100 --to 199 --out DIR/a.gif");
        assertThat(ran.err()).isEmpty();
        assertThat(Files.size(folder.resolve("a.gif"))).isLessThan(MOST_BYTES);
    }

    @Test
    void pictures_are_numbered_like_their_steps() throws IOException {
        Ran ran = steps(lenet, "--layer pool1 --level term --from 8 --to 11 --out DIR/frames");
        assertThat(ran.code()).isZero();
        assertThat(folder.resolve("frames").toFile().list()).containsExactlyInAnyOrder("step-08.png", "step-09.png",
                "step-10.png", "step-11.png");
        var image = ImageIO.read(folder.resolve("frames/step-08.png").toFile());
        assertThat(image.getWidth()).isEqualTo(960);
        assertThat(image.getHeight()).isEqualTo(540);
        assertThat(Files.readAllBytes(folder.resolve("frames/step-09.png")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("frames/step-08.png")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--layer nix --out DIR/a.gif | there are conv1, tanh1, pool1",
            "--layer conv1 --map 6 --out DIR/a.gif | There is no map 6; the layer has the maps 0 to 5.",
            "--layer conv1 --from 9 --to 3 --out DIR/a.gif | The range from neuron 9 to 3 is empty",
            "--layer conv1 --to 4705 --out DIR/a.gif | The layer has 4,704 neurons",
            "--layer conv1 --to -1 --out DIR/a.gif | is not the number of a step",
            "--layer conv1 --level pixel --out DIR/a.gif | choose term, neuron, row or map",
            "--layer conv1 --size 100x100 --out DIR/a.gif | at least 480x360",
            "--layer conv1 --speed 0 --out DIR/a.gif | is not a speed",
            "--layer conv1 --level term --out DIR/a.gif | 5,000 is the most",
            "--layer conv1 --to 2 --out DIR/a.png | neither a film, FILE.gif, nor a folder",
            "--layer conv1 --to 2 --out DIR/none/a.gif | does not exist",
            "--layer conv1 --to 2 --out DIR/lenet-5.fovea/x | cannot be made",
            "--layer conv1 --input DIR/none.png --out DIR/a.gif | none.png"})
    void what_cannot_work_is_said_in_one_line_and_nothing_is_written(String options, String sentence) {
        Ran ran = steps(lenet, options);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("fovea: ").contains(sentence);
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("lenet-5.fovea");
    }
}
