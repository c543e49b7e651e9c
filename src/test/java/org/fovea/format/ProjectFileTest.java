package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.fovea.compute.Projects;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Op;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.format.ProjectFile.Document;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Operation;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.fovea.project.Template;
import org.fovea.project.learn.Training;
import org.fovea.project.learn.Training.Epoch;
import org.fovea.project.learn.Trainings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private Document roundTrip(Document document) {
        Path file = folder.resolve("round trip.fovea");
        ProjectFile.write(file, document);
        return ProjectFile.read(file);
    }

    @Test
    void what_was_saved_comes_back_to_the_last_bit() {
        for (int seed = 0; seed < 40; seed++) {
            Document document = Documents.random(seed);
            Documents.assertSame(roundTrip(document), document);
        }
    }

    @Test
    void every_template_is_edited_saved_and_opened_again() {
        for (Template template : Template.values()) {
            Project project = template.project(SampleImages.pixels(template.source()));
            Document edited = new Document(new Edit.EnableLayer(1, false).applyTo(project), Selection.FIRST);
            Documents.assertSame(roundTrip(edited), edited);
        }
    }

    @Test
    void the_random_documents_have_every_kind_of_operation() {
        Stream<Class<?>> kinds = Documents.random(0).project().layers().stream()
                .filter(layer -> layer.kind() instanceof Operation)
                .map(layer -> ((Operation) layer.kind()).op().getClass());
        assertThat(kinds).contains(Op.class.getPermittedSubclasses());
    }

    @Test
    void equal_documents_are_equal_files() throws IOException {
        for (int seed = 0; seed < 4; seed++) {
            Path first = folder.resolve("1.fovea");
            Path second = folder.resolve("2.fovea");
            Path third = folder.resolve("3.fovea");
            ProjectFile.write(first, Documents.random(seed));
            ProjectFile.write(second, Documents.random(seed));
            ProjectFile.write(third, ProjectFile.read(first));
            assertThat(first).hasSameBinaryContentAs(second);
            assertThat(first).hasSameBinaryContentAs(third);
        }
    }

    @Test
    void a_writer_used_again_writes_the_picture_of_each_document() {
        var writer = new ProjectWriter();
        Path file = folder.resolve("a.fovea");
        for (int seed : new int[]{0, 0, 1, 2, 1}) {
            Document document = Documents.random(seed);
            writer.write(file, document);
            Documents.assertSame(ProjectFile.read(file), document);
        }
    }

    @Test
    void a_picture_of_8_bits_is_a_png_and_any_other_an_array() throws IOException {
        var random = new Random(1);
        Tensor levels = Documents.levels(new Shape(3, 5, 4), random);
        assertThat(entries(levels)).contains("picture.png").doesNotContain("picture.npy");
        assertThat(entries(Documents.levels(new Shape(1, 5, 4), random))).contains("picture.png");
        assertThat(entries(Documents.levels(new Shape(2, 5, 4), random))).contains("picture.npy");
        assertThat(entries(levels.with(7, 0.5f))).contains("picture.npy").doesNotContain("picture.png");
        assertThat(entries(levels.with(7, -0f))).contains("picture.npy");
    }

    private List<String> entries(Tensor picture) throws IOException {
        Path file = folder.resolve("p.fovea");
        Project project = Projects.small().withPicture(Picture.of(new Source.Pasted("p"), picture));
        ProjectFile.write(file, new Document(project, Selection.FIRST));
        assertThat(ProjectFile.read(file).project().picture().original().data).isEqualTo(picture.data);
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().map(java.util.zip.ZipEntry::getName).toList();
        }
    }

    @Test
    void the_json_says_version_and_layers_in_words() throws IOException {
        JsonNode json = json(saved(Documents.small(new Cell(1, 2))));
        assertThat(json.path("version").intValue()).isEqualTo(ProjectFile.VERSION);
        assertThat(json.at("/layers/0/name").textValue()).isEqualTo("conv1");
        assertThat(json.at("/layers/0/kind").textValue()).isEqualTo("conv2d");
        assertThat(json.at("/layers/0/settings/kernel_size")).hasToString("[3,3]");
        assertThat(json.at("/layers/0/settings/weight").textValue()).isEqualTo("weights/1-conv1.weight.npy");
        assertThat(json.at("/layers/1/kind").textValue()).isEqualTo("relu");
        assertThat(json.at("/selection/pinned")).hasToString("[1,2]");
    }

    private Path saved(Document document) {
        Path file = folder.resolve("saved.fovea");
        ProjectFile.write(file, document);
        return file;
    }

    private static JsonNode json(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return MAPPER.readTree(zip.getInputStream(zip.getEntry("network.json")));
        }
    }

    @Test
    void fields_nobody_knows_are_kept_wherever_they_stand() throws IOException {
        Path file = saved(Documents.small(null));
        var edited = (ObjectNode) json(file);
        edited.put("author", "A. B.");
        edited.putObject("new").put("deep", 1.5);
        ((ObjectNode) edited.at("/picture")).put("licence", "CC0");
        ((ObjectNode) edited.at("/layers/0")).put("colour", "red");
        ((ObjectNode) edited.at("/layers/0/settings")).put("init", "he");
        ((ObjectNode) edited.at("/layers/0/display")).put("gamma", 2.2);
        ((ObjectNode) edited.at("/layers/1")).put("note", "second");
        Hostile.of(file).json(edited).write();
        JsonNode back = json(saved(ProjectFile.read(file)));
        assertThat(back).isEqualTo(edited);

        // Layers take theirs along: one is renamed, one comes before both.
        Document document = ProjectFile.read(file);
        var layers = new ArrayList<>(document.project().layers());
        layers.set(0, layers.getFirst().withName("edges"));
        Document renamed = new Document(document.project().withLayers(layers), document.selection(),
                document.unknown());
        assertThat(json(saved(renamed)).at("/layers/0/settings/init").textValue()).isEqualTo("he");
        layers.removeFirst();
        layers.set(0, layers.getFirst().withInputs(List.of(0)));
        Document fewer = new Document(document.project().withLayers(layers), document.selection(), document.unknown());
        assertThat(json(saved(fewer)).at("/layers/0/note").textValue()).isEqualTo("second");
        assertThat(json(saved(fewer)).at("/author").textValue()).isEqualTo("A. B.");
        // Settings of another kind mean nothing.
        var other = List.of(new Layer("conv1", new Operation(Activation.GELU), List.of(0), true,
                document.project().layer(1).display()));
        Document changed = new Document(document.project().withLayers(other), document.selection(), document.unknown());
        assertThat(json(saved(changed)).at("/layers/0/colour").textValue()).isEqualTo("red");
        assertThat(json(saved(changed)).at("/layers/0/settings").isMissingNode()).isTrue();
    }

    private static Document trained(@Nullable Training training) {
        Project project = Projects.small();
        return new Document(new Project(project.picture(), project.layers(), training), Selection.FIRST);
    }

    @Test
    void every_kind_of_training_comes_back_to_the_last_bit() {
        for (int seed = 0; seed < 60; seed++) {
            Document document = trained(Trainings.random(seed));
            Documents.assertSame(roundTrip(document), document);
        }
    }

    @Test
    void the_json_tells_the_training_in_words() throws IOException {
        JsonNode json = json(saved(trained(Trainings.digits()))).path("training");
        assertThat(json.at("/task/kind").textValue()).isEqualTo("digits");
        assertThat(json.at("/settings/optimizer/kind").textValue()).isEqualTo("sgd");
        assertThat(json.at("/classes/9").textValue()).isEqualTo("9");
        assertThat(json.at("/history/test_accuracy")).hasToString("[0.97]");
        assertThat(json.at("/batches").intValue()).isEqualTo(282);
        assertThat(json(saved(Documents.small(null))).has("training")).isFalse();
    }

    @Test
    void a_program_that_does_not_know_of_trainings_keeps_all_of_one() throws IOException {
        // What it does not know is all in the JSON, with nothing beside it that would be left behind.
        for (int seed = 0; seed < 5; seed++) {
            var without = Hostile.of(saved(trained(null)));
            var with = Hostile.of(saved(trained(Trainings.random(seed))));
            assertThat(with.names()).isEqualTo(without.names());
        }
    }

    @Test
    void the_longest_history_is_saved_and_opened() {
        var epoch = new Epoch(1.0 / 7, 6.0 / 7, 1e-17 / 3, 1.0 / 3, 1234.5678901234);
        Training one = Trainings.digits();
        var history = Collections.nCopies(TrainingSettings.MOST_EPOCHS, epoch);
        Document document = trained(new Training(one.task(), one.settings(), one.classes(), history, 1L << 40));
        assertThat(Training.of(roundTrip(document).project()).orElseThrow().history()).isEqualTo(history);
    }

    @Test
    void unknown_fields_of_a_training_stay_as_long_as_it_does() throws IOException {
        Path file = saved(trained(Trainings.random(0)));
        var edited = (ObjectNode) json(file);
        ((ObjectNode) edited.at("/training")).put("machine", "a fast one");
        ((ObjectNode) edited.at("/training/task")).put("guessed", true);
        ((ObjectNode) edited.at("/training/settings/optimizer")).put("amsgrad", true);
        Hostile.of(file).json(edited).write();
        Document read = ProjectFile.read(file);
        assertThat(json(saved(read))).isEqualTo(edited);

        Project touched = new Edit.InLayer(1, new LayerEdit.SetBias(0, 3)).applyTo(read.project());
        JsonNode then = json(saved(new Document(touched, read.selection(), read.unknown())));
        assertThat(then.at("/training/machine").textValue()).isEqualTo("a fast one");
        assertThat(then.at("/training/edited").booleanValue()).isTrue();
        Project other = new Project(touched.picture(), touched.layers());
        assertThat(json(saved(new Document(other, read.selection(), read.unknown()))).has("training")).isFalse();
        Project again = new Project(touched.picture(), touched.layers(), Trainings.digits());
        assertThat(json(saved(new Document(again, read.selection(), read.unknown()))).at("/training/machine")
                .isMissingNode()).isTrue();
        ProjectFile.read(file);
    }

    @Test
    void a_document_that_could_not_be_opened_again_is_not_saved() {
        Project project = Projects.small();
        var conv = project.conv(1).orElseThrow();
        var broken = conv.filters().getFirst().withWeights(conv.filters().getFirst().weights().with(3, Float.NaN));
        Project wrong = project.withLayer(1, project.layer(1).withKind(conv.withFilter(0, broken)));
        Path file = saved(Documents.small(null));
        assertThatThrownBy(() -> saved(new Document(wrong, Selection.FIRST)))
                .isInstanceOf(Problem.class).hasMessageContaining("layer “conv1” holds a value that is not a number");
        Documents.assertSame(ProjectFile.read(file), Documents.small(null));
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void a_link_to_a_document_stays_one() throws IOException {
        Path file = saved(Documents.small(null));
        Path link = Files.createSymbolicLink(folder.resolve("link.fovea"), file);
        Document other = Documents.random(3);
        ProjectFile.write(link, other);
        assertThat(link).isSymbolicLink();
        Documents.assertSame(ProjectFile.read(file), other);
    }

    @Test
    void documents_are_known_by_the_end_of_their_names() {
        assertThat(ProjectFile.isNamedSo(Path.of("a/b.fovea"))).isTrue();
        assertThat(ProjectFile.isNamedSo(Path.of("a/B.FOVEA"))).isTrue();
        assertThat(ProjectFile.isNamedSo(Path.of("a.fovea/b.png"))).isFalse();
    }
}
