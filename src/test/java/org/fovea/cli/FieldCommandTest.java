package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.Resize;
import org.fovea.format.ProjectFile;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `fovea field`, and the fields in `fovea describe`.
final class FieldCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Path made(String template) {
        Path file = folder.resolve(template + ".fovea");
        assertThat(Ran.fovea("new", template, "--out", file.toString()).code()).isZero();
        return file;
    }

    private static Ran ran(Object... args) {
        return Ran.fovea(Stream.of(args).map(Object::toString).toArray(String[]::new));
    }

    private static JsonNode json(Object... args) throws IOException {
        Ran ran = ran(args);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return new ObjectMapper().readTree(ran.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"lenet-5 | conv1 | 0,27 | [-2,2] | [25,29] | [0,2] | [25,27]",
            "lenet-5 | conv2 | 5,2 | [8,21] | [2,15] | [8,21] | [2,15]",
            "vgg-block | conv1_1 | 0,0 | [-1,1] | [-1,1] | [0,1] | [0,1]",
            "vgg-block | conv1_2 | 0,7 | [-2,2] | [5,9] | [0,2] | [5,9]"})
    void the_rows_and_columns_of_a_unit_are_printed_with_and_without_borders(String template, String layer, String at,
            String rows, String columns, String clippedRows, String clippedColumns) throws IOException {
        JsonNode json = json("field", made(template), "--layer", layer, "--at", at, "--json");
        assertThat(json.get("rows")).hasToString(rows);
        assertThat(json.get("cols")).hasToString(columns);
        assertThat(json.get("clippedRows")).hasToString(clippedRows);
        assertThat(json.get("clippedCols")).hasToString(clippedColumns);
        assertThat(json.get("pixels").asInt()).isEqualTo(length(json.get("clippedRows"))
                * length(json.get("clippedCols")));
    }

    private static int length(JsonNode range) {
        return range.get(1).asInt() - range.get(0).asInt() + 1;
    }

    @Test
    void the_field_of_another_input_ends_at_its_borders() throws IOException {
        JsonNode json = json("field", made("vgg-block"), "--layer", "conv1_1", "--at", "19,9", "--input", "3x20x10",
                "--json");
        assertThat(json.get("rows")).hasToString("[18,20]");
        assertThat(json.get("clippedRows")).hasToString("[18,19]");
        assertThat(json.get("clippedCols")).hasToString("[8,9]");
    }

    @Test
    void people_read_it_line_by_line() {
        Ran ran = ran("field", made("vgg-block"), "--layer", "conv1_1", "--at", "0,5");
        assertThat(ran.out().lines().map(String::strip)).startsWith("rows     −1…1, of the picture 0…1",
                "columns  4…6, of the picture 4…6");
        assertThat(ran.out()).contains("pixels   6 of ");
    }

    @Test
    void the_effective_field_is_written_as_numbers_that_add_up_to_one_inside_the_field() throws IOException {
        Path file = folder.resolve("field.npy");
        JsonNode json = json("field", made("lenet-5"), "--layer", "conv2", "--at", "5,2", "--effective", "--out", file,
                "--json");
        Npy npy = Npy.read(file);
        assertThat(npy.shape()).containsExactly(28, 28);
        double sum = 0;
        for (int i = 0; i < 28; i++)
            for (int j = 0; j < 28; j++) {
                float share = npy.values()[i * 28 + j];
                sum += share;
                assertThat(share).isNotNegative();
                if (i < 8 || i > 21 || j < 2 || j > 15) assertThat(share).isZero();
            }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(json.get("effective").get("centre").get(0).asDouble()).isBetween(8.0, 21.0);
        assertThat(json.get("effective").get("sigma").get(1).asDouble()).isBetween(1.0, 7.0);
    }

    @Test
    void the_effective_field_of_another_picture_and_one_map_is_written_in_colours() throws IOException {
        Path picture = Npy.write(folder.resolve("picture.npy"), "(3, 20, 24)", lit(1440));
        Path file = folder.resolve("field.png");
        Path document = made("vgg-block");
        Ran ran = ran("field", document, "--layer", "conv1_1", "--at", "5,2", "--map", "1", "--effective", "--picture",
                picture, "--out", file);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("counts   around row", "written  " + file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(24);
        assertThat(image.getHeight()).isEqualTo(20);
        assertThat(image.getRGB(20, 15)).isNotEqualTo(image.getRGB(2, 5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--layer nothing --at 0,0 | There is no layer “nothing” in",
            "--layer conv1 --at 28,0 | --at goes from 0,0 to 27,27, not 28,0",
            "--layer conv1 --at 5 | “5” is not a place; write ROW,COL",
            "--layer conv1 --at 5,x | “x” is not a whole number from 0",
            "--layer conv1 --at -1,0 | “-1” is not a whole number from 0",
            "--layer conv1 --at 1,1 --map 6 | Layer “conv1” has 6 maps: --map goes from 0 to 5, not 6",
            "--layer conv1 | Missing required option", "--at 0,0 | Missing required option",
            "--layer conv1 --at 0,0 --out a.png | --out belongs to --effective",
            "--layer conv1 --at 0,0 --picture a.png | --picture belongs to --effective",
            "--layer conv1 --at 0,0 --effective | --effective needs --out FILE.png",
            "--layer conv1 --at 0,0 --effective --out a.txt | ends neither in .png nor in .npy",
            "--layer conv1 --at 0,0 --effective --out a.png --input 1x28x28 | --input is only its shape",
            "--layer conv1 --at 0,0 --effective --out nowhere/a.png | nowhere",
            "--layer conv1 --at 0,0 --effective --out a.png --picture missing.png | missing.png",
            "--layer conv1 --at 0,0 --input 1x4x4 | Layer “conv2”"})
    void what_cannot_work_is_refused_in_one_sentence(String args, String sentence) throws IOException {
        Path document = made("lenet-5");
        Ran ran = ran(Stream.concat(Stream.of("field", document), Stream.of(args.split(" "))
                .map(arg -> arg.endsWith(".png") ? folder.resolve(arg).toString() : arg)).toArray());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(sentence);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(document);
        }
    }

    @Test
    void the_document_and_the_picture_are_not_overwritten() throws IOException {
        Path document = made("lenet-5");
        Path picture = Npy.write(folder.resolve("picture.npy"), "(28, 28)", lit(784));
        Ran ran = ran("field", document, "--layer", "conv1", "--at", "1,1", "--effective", "--picture", picture,
                "--out",
                picture);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("would be overwritten");
    }

    @Test
    void describe_tells_size_jump_and_start_of_every_layer() throws IOException {
        JsonNode layers = json("describe", made("lenet-5"), "--json").get("layers");
        for (JsonNode layer : layers) {
            JsonNode field = layer.get("receptiveField");
            if (layer.get("name").asText().equals("conv2"))
                assertThat(field).hasToString("{\"size\":[14,14],\"jump\":[2,2],\"start\":[-2,-2],\"aligned\":true}");
            assertThat(field.get("size").size()).isEqualTo(2);
            assertThat(field.get("aligned").asBoolean()).isTrue();
        }
        assertThat(ran("describe", made("lenet-5")).out().lines().findFirst().orElseThrow())
                .endsWith("field  jump  start  aligned");
    }

    @Test
    void a_jump_below_one_is_a_fraction_in_the_table_and_a_number_in_json() throws IOException {
        Project lenet = ProjectFile.read(made("lenet-5")).project();
        Path document = folder.resolve("larger.fovea");
        ProjectFile.write(document, new ProjectFile.Document(lenet.withLayers(List.of(
                Layer.of("up", new Operation(new Resize(2, 3, Resize.Sampling.NEAREST)), 0),
                Layer.of("same", new Operation(Activation.RELU), 1))), Selection.FIRST));
        assertThat(ran("describe", document).out()).contains("1/2×1/3");
        JsonNode jump = json("describe", document, "--json").get("layers").get(1).get("receptiveField").get("jump");
        assertThat(jump.get(0).asDouble()).isEqualTo(0.5);
        assertThat(jump.get(1).asDouble()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void branches_that_do_not_align_are_told() throws IOException {
        Project lenet = ProjectFile.read(made("lenet-5")).project();
        Path document = folder.resolve("branches.fovea");
        ProjectFile.write(document, new ProjectFile.Document(lenet.withLayers(List.of(
                Layer.of("left", new Operation(new Pad(new Padding.Explicit(0, 0, 2, 0), PaddingMode.ZEROS)), 0),
                Layer.of("right", new Operation(new Pad(new Padding.Explicit(0, 0, 0, 2), PaddingMode.ZEROS)), 0),
                Layer.of("sum", new Operation(Arithmetic.ADD), 1, 2))), Selection.FIRST));
        JsonNode layers = json("describe", document, "--json").get("layers");
        assertThat(layers.get(1).get("receptiveField").get("aligned").asBoolean()).isTrue();
        assertThat(layers.get(2).get("receptiveField").get("aligned").asBoolean()).isFalse();
        assertThat(ran("describe", document).out().lines().filter(line -> line.startsWith("sum"))).allMatch(
                line -> line.endsWith("no"));
        assertThat(json("field", document, "--layer", "sum", "--at", "0,5", "--json").get("pixels").asInt())
                .isEqualTo(2);
    }

    private static float[] lit(int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = i % 7 / 7f;
        return values;
    }
}
