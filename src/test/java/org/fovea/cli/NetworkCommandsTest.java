package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fovea.compute.Fitted;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;
import org.fovea.format.ProjectFile;
import org.fovea.format.SampleImages;
import org.fovea.project.Display;
import org.fovea.project.Edit;
import org.fovea.project.Project;
import org.fovea.project.Scope;
import org.fovea.project.Selection;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// `fovea templates`, `new`, `describe` and `run`.
final class NetworkCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Path made(String template) {
        Path file = folder.resolve(template + ".fovea");
        assertThat(Ran.fovea("new", template, "--out", file.toString()).code()).isZero();
        return file;
    }

    private Ran ran(Object... args) {
        return Ran.fovea(Stream.of(args).map(Object::toString).toArray(String[]::new));
    }

    private JsonNode described(Object... args) throws IOException {
        var all = new ArrayList<Object>(List.of("describe"));
        all.addAll(List.of(args));
        all.add("--json");
        Ran ran = ran(all.toArray());
        assertThat(ran.err()).isEmpty();
        return new ObjectMapper().readTree(ran.out());
    }

    private List<String> written(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void templates_are_listed_a_line_each() {
        List<String> lines = ran("templates").out().lines().toList();
        assertThat(lines).hasSize(Template.values().length);
        for (Template template : Template.values())
            assertThat(lines).anyMatch(line -> line.startsWith(template.id() + " ") && line.contains(template.title()));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void every_template_is_written_and_described(Template template) throws IOException {
        JsonNode json = described(made(template.id()));
        assertThat(json.get("layers").size()).isPositive();
        assertThat(json.get("input").size()).isEqualTo(3);
        long parameters = 0;
        long multiplyAdds = 0;
        for (JsonNode layer : json.get("layers")) {
            assertThat(layer.get("name").asText()).isNotEmpty();
            assertThat(layer.get("kind").asText()).isNotEmpty();
            assertThat(layer.get("outputShape").size()).isEqualTo(3);
            parameters += layer.get("parameters").asLong();
            multiplyAdds += layer.get("multiplyAdds").asLong();
        }
        assertThat(json.get("parameters").asLong()).isEqualTo(parameters);
        assertThat(json.get("multiplyAdds").asLong()).isEqualTo(multiplyAdds);
    }

    @Test
    void lenet_has_61_706_parameters() throws IOException {
        JsonNode json = described(made("lenet-5"));
        assertThat(json.get("parameters").asLong()).isEqualTo(61_706);
        assertThat(json.get("layers").get(0).get("parameters").asLong()).isEqualTo(156);
        assertThat(json.get("layers").get(0).get("outputShape").toString()).isEqualTo("[6,28,28]");
        // 25 weights for each of 6·28·28 values.
        assertThat(json.get("layers").get(0).get("multiplyAdds").asLong()).isEqualTo(25 * 6 * 28 * 28);
    }

    @Test
    void a_network_is_described_for_another_input() throws IOException {
        JsonNode json = described(made("vgg-block"), "--input", "1x100x60");
        assertThat(json.get("input").toString()).isEqualTo("[1,100,60]");
        assertThat(json.get("layers").get(5).get("outputShape").toString()).isEqualTo("[32,25,15]");
        assertThat(json.get("layers").get(0).get("parameters").asLong()).isEqualTo(16 * (9 + 1));
    }

    @Test
    void the_table_has_a_row_for_each_layer_and_the_totals() {
        List<String> lines = ran("describe", made("lenet-5")).out().lines().toList();
        assertThat(lines).hasSize(12 + 3);
        assertThat(lines.getFirst()).startsWith("layer").contains("output", "parameters", "multiply-adds");
        assertThat(lines.get(2)).startsWith("conv1").contains("6 @ 28×28", "156", "117,600");
        assertThat(lines.getLast()).startsWith("total").contains("61,706");
    }

    @Test
    void the_maps_of_named_layers_are_the_engines() throws IOException {
        Path out = folder.resolve("maps");
        Ran ran = ran("run", made("lenet-5"), "--layer", "conv2", "--layer", "softmax", "--format", "npy,png", "--out",
                out, "--precise");
        assertThat(ran.err()).isEmpty();
        Project project = Template.LENET.project(SampleImages.read("digit.png"));
        Values values = project.network().evaluate(Fitted.input(project.picture()), Machine.fastest().precisely(),
                Cancel.NEVER);
        assertThat(Npy.read(out.resolve("conv2.npy")).shape()).containsExactly(16, 10, 10);
        assertThat(Npy.read(out.resolve("conv2.npy")).values()).isEqualTo(values.of(4).data);
        assertThat(Npy.read(out.resolve("softmax.npy")).values()).isEqualTo(values.of(12).data);
        assertThat(written(out)).hasSize(2 + 16 + 10).contains("conv2-15.png", "softmax-9.png");
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void pictures_have_the_colours_that_the_document_asks_for(Scope scope) throws IOException {
        Project project = Template.LENET.project(SampleImages.read("digit.png"));
        for (int n = 1; n <= project.layers().size(); n++)
            project = new Edit.SetDisplay(n, Display.DEFAULT.withScope(scope)).applyTo(project);
        Path file = folder.resolve("coloured.fovea");
        ProjectFile.write(file, new ProjectFile.Document(project, new Selection(1, 0, null)));
        Path out = folder.resolve("maps");
        assertThat(ran("run", file, "--layer", "conv2", "--out", out, "--precise").err()).isEmpty();
        Values values = project.network().evaluate(Fitted.input(project.picture()), Machine.fastest().precisely(),
                Cancel.NEVER);
        var all = new ArrayList<Float>();
        for (int n = 1; n <= project.layers().size(); n++)
            for (float value : values.of(n).data) all.add(value);
        for (int k = 0; k < 16; k++) {
            Tensor map = values.of(4).channel(k);
            float[] own = map.data;
            var shown = switch (scope) {
                case MAP -> floats(own);
                case LAYER -> floats(values.of(4).data);
                case NETWORK -> all;
            };
            double low = shown.stream().mapToDouble(v -> v).min().orElseThrow();
            double high = shown.stream().mapToDouble(v -> v).max().orElseThrow();
            BufferedImage picture = ImageIO.read(out.resolve("conv2-%d.png".formatted(k)).toFile());
            for (int i = 0; i < own.length; i++)
                assertThat((double) (picture.getRGB(i % 10, i / 10) & 255))
                        .isCloseTo((own[i] - low) / (high - low) * 255, within(0.51));
        }
    }

    private static List<Float> floats(float[] values) {
        var list = new ArrayList<Float>();
        for (float value : values) list.add(value);
        return list;
    }

    @Test
    void without_a_layer_the_last_one_is_written() throws IOException {
        Path out = folder.resolve("maps");
        assertThat(ran("run", made("stride-2"), "--out", out).code()).isZero();
        assertThat(written(out)).hasSize(8).contains("conv1-0.png", "conv1-7.png");
    }

    @Test
    void numbers_are_an_input_too() throws IOException {
        var x = Tensor.zeros(new org.fovea.engine.Shape(1, 28, 28));
        Path file = folder.resolve("x.npy");
        org.fovea.export.NpyFile.write(file, x);
        Path out = folder.resolve("maps");
        assertThat(ran("run", made("lenet-5"), "--input", file, "--format", "npy", "--out", out).code()).isZero();
        assertThat(Npy.read(out.resolve("softmax.npy")).shape()).containsExactly(10, 1, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "new nothing --out x.fovea | “nothing” is not a template; choose one of lines, stacked-3x3",
            "describe missing.fovea | There is no file missing.fovea",
            "describe README.md | README.md",
            "describe $ --input 3x0x5 | “0” is not a whole number from 1",
            "describe $ --input 3x5 | is not the shape of an input; write CxHxW",
            "describe $ --input 1x4x4 | Layer “conv2”",
            "run $ --layer nobody --out maps | There is no layer “nobody” in",
            "run $ --input sample-images/temple.jpg --out maps | Layer “dense1”",
            "run $ --input README.md --out maps | README.md"})
    void bad_input_is_one_sentence_and_exit_code_2(String line, String sentence) {
        String file = made("lenet-5").toString();
        Ran ran = Ran.fovea(Stream.of(line.strip().split(" ", -1)).map(arg -> arg.equals("$") ? file : arg)
                .map(arg -> arg.equals("maps") ? folder.resolve("maps").toString() : arg).toArray(String[]::new));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("fovea: ").contains(sentence.strip());
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(folder.resolve("maps")).doesNotExist();
    }
}
