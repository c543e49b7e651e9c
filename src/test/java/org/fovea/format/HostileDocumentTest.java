package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fovea.engine.Problem;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.fovea.project.learn.Trainings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are damaged, cut off or made to do harm: one sentence each, soon, and nothing beside the file is touched.
@Timeout(20)
class HostileDocumentTest {
    private static final String WEIGHTS = "weights/1-conv1.weight.npy";

    @TempDir
    private Path folder = Path.of("");
    private Path file = folder;

    @BeforeEach
    void save_a_good_one() {
        file = folder.resolve("a.fovea");
        ProjectFile.write(file, Documents.small(null));
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> ProjectFile.read(file)).isInstanceOf(Problem.class)
                .satisfies(problem -> assertThat(problem.getMessage()).contains(parts).startsWith("“a.fovea” ")
                        .endsWith(".").doesNotContain("Exception", "null"));
    }

    private void edit(String pointer, Consumer<ObjectNode> change) throws IOException {
        Hostile.of(file).at(pointer, change).write();
    }

    @Test
    void a_newer_version_is_refused_whatever_else_it_holds() throws IOException {
        Hostile.of(file).json("{\"version\": 2, \"graph\": {}}").write();
        assertRefused("saved by a newer Fovea (version 2 of the format, this one knows 1); update Fovea");
        Hostile.of(file).json("{\"version\": 99999999999999999999}").write();
        assertRefused("newer Fovea");
        Hostile.of(file).json("{\"version\": \"1\"}").write();
        assertRefused("it says no version");
        Hostile.of(file).json("{}").write();
        assertRefused("it says no version");
    }

    @Test
    void what_is_no_document_is_told_from_a_damaged_one() throws IOException {
        Files.writeString(file, "not a zip");
        assertRefused("is not a Fovea document");
        Files.writeString(file, "");
        assertRefused("is not a Fovea document");
        Files.copy(Path.of("sample-images/cat.png"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused("is not a Fovea document");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
        }
        assertRefused("is not a Fovea document");
    }

    @Test
    void a_missing_file_and_a_folder_are_named() throws IOException {
        assertThatThrownBy(() -> ProjectFile.read(folder.resolve("none.fovea"))).isInstanceOf(Problem.class)
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> ProjectFile.read(Files.createDirectory(folder.resolve("d.fovea"))))
                .isInstanceOf(Problem.class).hasMessageContaining("is a folder");
    }

    @Test
    void cut_off_anywhere_it_is_refused_or_whole() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 4; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            try {
                Documents.assertSame(ProjectFile.read(file), Documents.small(null));
            } catch (Problem problem) {
                assertThat(problem.sentence()).startsWith("“a.fovea” is ").endsWith(".");
            }
        }
    }

    @Test
    void with_any_byte_changed_it_is_refused_or_the_same() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(7);
        for (int turn = 0; turn < 400; turn++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, changed);
            try {
                Documents.assertSame(ProjectFile.read(file), Documents.small(null));
            } catch (Problem problem) {
                assertThat(problem.sentence()).startsWith("“a.fovea” ").endsWith(".");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.npy", "/etc/evil", "a/../../evil", "..\\evil", "C:evil"})
    void names_that_lead_outside_are_refused(String name) throws IOException {
        Hostile.of(file).entry(name, new byte[3]).write();
        assertRefused("it names a file outside itself (“" + name + "”)");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_zip_bomb_is_refused_before_it_fills_the_memory() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(9);
            zip.putNextEntry(new ZipEntry("bomb.npy"));
            var zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 200; megabyte++) zip.write(zeros);
        }
        assertRefused("it unpacks to far more than it holds");
    }

    @Test
    void json_that_unpacks_to_more_than_its_limit_is_refused() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("network.json"));
            zip.write("{\"version\":1,\"layers\":[".getBytes(StandardCharsets.UTF_8));
            byte[] layers = "{},".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) zip.write(layers);
        }
        assertRefused("its network.json is larger than 16 MB");
    }

    @Test
    void a_billion_layers_are_refused() throws IOException {
        Hostile.of(file).json("{\"version\": 1, \"layers\": 1000000000}").write();
        assertRefused("“layers” of the document is 1000000000 instead of a list");
        Hostile.of(file).json("{\"version\": 1, \"layers\": [" + "{},".repeat(900_000) + "{}]}").write();
        assertRefused("“layers” of the document has 900,001 entries instead of 1 to 5,000");
        Hostile.of(file).json("{\"version\": 1, \"layers\": [" + "[],".repeat(3_000_000) + "{}]}").write();
        assertRefused("nested deeper than 64 levels or too long");
    }

    @Test
    void deep_nesting_is_refused() throws IOException {
        Hostile.of(file).json("{\"version\": 1, \"x\": " + "[".repeat(100_000)).write();
        assertRefused("nested deeper than 64 levels");
        Hostile.of(file).json("{\"version\": 1, \"x\": " + "{\"x\":".repeat(100) + "1" + "}".repeat(101)).write();
        assertRefused("nested deeper than 64 levels");
    }

    @Test
    void many_entries_are_refused() throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                var zip = new ZipOutputStream(out)) {
            for (int i = 0; i <= Entries.MOST_ENTRIES; i++) zip.putNextEntry(new ZipEntry("e" + i));
        }
        assertRefused("it holds more than 25,000 entries");
    }

    @Test
    void an_entry_that_is_there_twice_is_refused() throws IOException {
        // Two entries of one length, one renamed to the other in the file itself.
        Hostile.of(file).entry("x/network.jso", new byte[1]).entry("y/network.jso", new byte[1]).write();
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("y/network.jso", "x/network.jso");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("it holds “x/network.jso” twice");
    }

    @Test
    void json_that_is_none_is_refused() throws IOException {
        for (String text : List.of("", "{", "[1]", "{\"version\":1,}", "{\"version\":1,\"version\":1}",
                "{\"version\":1} x",
                "\0\0\0")) {
            Hostile.of(file).json(text).write();
            assertRefused("its network.json is not");
        }
    }

    @Test
    void arrays_that_do_not_fit_are_refused() throws IOException {
        Hostile.of(file).array(WEIGHTS, List.of(3, 3, 3, 2), new float[54]).write();
        assertRefused("“" + WEIGHTS + "” holds an array of 3×3×3×2 instead of 3×any×3×3");
        Hostile.of(file).array(WEIGHTS, List.of(81), new float[81]).write();
        assertRefused("holds an array of 81 instead of");
        Hostile.of(file).array(WEIGHTS, List.of(3, 0, 3, 3)).write();
        assertRefused("holds an array of 3×0×3×3 instead of");
        Hostile.of(file).array(WEIGHTS, List.of(3, 3, 3, 3), new float[7]).write();
        assertRefused("“" + WEIGHTS + "” is cut off before its end");
        Hostile.of(file).array(WEIGHTS, List.of(1_000_000, 3, 3, 3), new float[7]).write();
        assertRefused("“" + WEIGHTS + "” is cut off before its end");
        Hostile.of(file).array(WEIGHTS, List.of(1_000_000, 1_000_000, 3, 3), new float[7]).write();
        assertRefused("“" + WEIGHTS + "” holds more than 500,000,000 values");
        Hostile.of(file).without(WEIGHTS).write();
        assertRefused("“" + WEIGHTS + "” is missing");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weights_that_are_no_numbers_are_refused(float value) throws IOException {
        var weights = new float[81];
        weights[80] = value;
        Hostile.of(file).array(WEIGHTS, List.of(3, 3, 3, 3), weights).write();
        assertRefused("“" + WEIGHTS + "” holds a value that is not a number");
    }

    @Test
    void an_array_used_twice_is_refused() throws IOException {
        edit("/layers/0/settings", settings -> settings.put("bias", WEIGHTS));
        assertRefused("“" + WEIGHTS + "” is used twice");
    }

    @ParameterizedTest
    @CsvSource({"1, 'layer “relu” reads layer 2'", "0, 'layer “conv1” reads layer 2'"})
    void a_cycle_is_refused(int layer, String sentence) throws IOException {
        edit("/layers/" + layer, json -> json.withArray("/inputs").removeAll().add(2));
        assertRefused(sentence + ", which does not come before it");
    }

    @Test
    void layers_that_cannot_be_are_refused() throws IOException {
        byte[] good = Files.readAllBytes(file);
        record Case(String pointer, Consumer<ObjectNode> change, String sentence) {
        }
        for (Case each : List.of(
                new Case("/layers/1", json -> json.put("kind", "time_travel"),
                        "layer 2 is of the unknown kind “time_travel”"),
                new Case("/layers/1", json -> json.put("name", "conv1"), "two layers are called “conv1”"),
                new Case("/layers/1", json -> json.put("name", " "), "layer 2 has no name"),
                new Case("/layers/1", json -> json.remove("inputs"), "layer 2 has no “inputs”"),
                new Case("/layers/1", json -> json.putArray("inputs"), "has 0 entries instead of 1 to 1,000"),
                new Case("/layers/1", json -> json.putArray("inputs").add(-1),
                        "“inputs” of layer 2 is [-1] instead of"),
                new Case("/layers/1", json -> json.putArray("inputs").add(0.5), "“inputs” of layer 2 is [0.5] instead"),
                new Case("/layers/1", json -> json.put("enabled", 1),
                        "“enabled” of layer 2 is 1 instead of true or false"),
                new Case("/layers/0/settings", json -> json.putArray("stride").add(0).add(1),
                        "“stride” of “settings” of layer 1 is [0,1] instead of a whole number from 1 to"),
                new Case("/layers/0/settings", json -> json.putArray("kernel_size").add(3).add(1_000_000),
                        "instead of a whole number from 1 to 31"),
                new Case("/layers/0/settings", json -> json.put("groups", 2_000_000_000), "“groups” of"),
                new Case("/layers/0/settings", json -> json.put("padding", "wide"), "instead of one of valid, same"),
                new Case("/layers/0/settings", json -> json.putArray("filters"), "has 0 entries"),
                new Case("/layers/0/display", json -> json.put("range", "all"), "has the unknown range “all”"),
                new Case("", json -> json.putArray("layers"), "has 0 entries instead of 1 to 5,000"),
                new Case("", json -> json.remove("picture"), "the document has no “picture”"),
                new Case("", json -> json.put("picture", 3), "“picture” of the document is not a JSON object"),
                new Case("/picture", json -> json.put("size", -1), "“size” of “picture” of the document is -1"),
                new Case("/picture", json -> json.put("size", 100_000), "made larger than 120,000,000 pixels"),
                new Case("/picture", json -> json.put("pixels", "../../picture.png"), "“../../picture.png” is missing"),
                new Case("/picture/source", json -> json.put("kind", "web"), "unknown kind “web”"))) {
            Files.write(file, good);
            edit(each.pointer(), each.change());
            assertRefused("is damaged: ", each.sentence());
        }
    }

    @Test
    void trainings_that_cannot_have_been_are_refused() throws IOException {
        record Case(long seed, String pointer, Consumer<ObjectNode> change, String sentence) {
        }
        for (Case each : List.of(
                new Case(1, "", json -> json.put("training", 3), "“training” of the document is not a JSON object"),
                new Case(1, "/training", json -> json.remove("task"), "“training” of the document has no “task”"),
                new Case(1, "/training/task", json -> json.put("kind", "chess"), "has the unknown kind “chess”"),
                new Case(1, "/training/settings", json -> json.put("learning_rate", 0),
                        "its training cannot be: With a learning rate of 0 nothing is learned"),
                new Case(1, "/training/settings", json -> json.put("batch_size", 5000),
                        "instead of a whole number from 1 to 4,096"),
                new Case(1, "/training/settings", json -> json.put("loss", "hinge"),
                        "instead of one of cross_entropy, mean_squared_error"),
                new Case(1, "/training/settings/optimizer", json -> json.put("kind", "lion"),
                        "has the unknown kind “lion”"),
                new Case(1, "/training/settings/schedule", json -> json.put("kind", "warm"),
                        "has the unknown kind “warm”"),
                new Case(1, "/training", json -> json.put("batches", -1), "its training cannot be: -1 batches"),
                new Case(1, "/training", json -> json.putArray("classes").add(3), "instead of a list of texts"),
                new Case(1, "/training/history", json -> json.putArray("loss").add("low"),
                        "“loss” of “history” of “training” of the document is [\"low\"] instead of a list of numbers"),
                new Case(1, "/training/history", json -> json.putArray("seconds").add(1).add(1).add(1).add(1).add(1),
                        "“seconds” of “history” of “training” of the document has 5 entries instead of"),
                new Case(2, "/training/task", json -> json.put("side", 5000),
                        "its training cannot be: Pictures of shapes have a side of 16 to 128 pixels"),
                new Case(0, "/training/task", json -> json.put("channels", 2), "“weight” of hidden filter 1 has"),
                new Case(0, "/training/task", json -> json.putArray("hidden"), "has 0 entries instead of 1 to 1,000"),
                new Case(0, "/training/task", json -> json.putArray("kernel_size").add(1000).add(1000),
                        "instead of a whole number from 1 to 31"))) {
            var small = Documents.small(null).project();
            ProjectFile.write(file, new ProjectFile.Document(
                    new Project(small.picture(), small.layers(), Trainings.random(each.seed())), Selection.FIRST));
            edit(each.pointer(), each.change());
            assertRefused("is damaged: ", each.sentence());
        }
    }

    @Test
    void folders_of_another_system_are_folders_still() throws IOException {
        var small = Documents.small(null).project();
        ProjectFile.write(file, new ProjectFile.Document(
                new Project(small.picture(), small.layers(), Trainings.random(4)), Selection.FIRST));
        edit("/training/task", json -> json.put("folder", "a\0b"));
        Task task = Training.of(ProjectFile.read(file).project()).orElseThrow().task();
        assertThat(task).isInstanceOfSatisfying(Task.Folder.class,
                folder -> assertThat(folder.folder()).isEqualTo(Path.of("a_b")));
    }

    @Test
    void layers_that_would_have_to_grow_to_fit_are_refused() throws IOException {
        // 3 filters for 3 channels behind a layer that the picture goes through a thousand times would take 3,000 channels.
        edit("", json -> {
            var layers = json.withArray("/layers");
            ObjectNode wide = layers.objectNode().put("name", "wide").put("kind", "concat");
            for (int i = 0; i < 1000; i++) wide.withArray("/inputs").add(0);
            layers.insert(0, wide);
            ((ObjectNode) layers.get(1)).putArray("inputs").add(1);
            ((ObjectNode) layers.get(2)).putArray("inputs").add(2);
        });
        assertRefused("layer “conv1” is made for 3 channels, its input has 3,000");
    }

    @ParameterizedTest
    @CsvSource({"prelu, 'weight'", "layer_norm, 'weight bias'", "batch_norm, 'weight bias running_mean running_var'"})
    void normalisations_that_would_have_to_grow_to_fit_are_refused(String kind, String arrays) throws IOException {
        Hostile hostile = Hostile.of(file);
        hostile.at("/layers/1", json -> {
            json.put("kind", kind);
            ObjectNode settings = json.putObject("settings").put("eps", 1e-5);
            for (String array : arrays.split(" ", -1)) settings.put(array, array + ".npy");
        });
        for (String array : arrays.split(" ", -1)) hostile.array(array + ".npy", List.of(2), 1, 1);
        hostile.write();
        assertRefused("layer “relu” is made for 2 channels, its input has 3");
    }

    @Test
    void a_picture_that_is_none_is_refused() throws IOException {
        edit("/picture", json -> json.put("pixels", "picture.png"));
        Hostile.of(file).entry("picture.png", "GIF89a…".getBytes(StandardCharsets.UTF_8)).write();
        assertRefused("“picture.png” is no PNG picture");
        byte[] png = Files.readAllBytes(Path.of("sample-images/cat.png"));
        Hostile.of(file).entry("picture.png", Arrays.copyOf(png, png.length / 2)).write();
        assertRefused("“picture.png” is");
    }

    @Test
    void paint_outside_the_picture_or_out_of_order_is_refused() throws IOException {
        edit("/picture", json -> json.put("paint", "paint.npy"));
        Hostile.of(file).array("paint.npy", List.of(1, 4), 0, 9, 0, 1).write();
        assertRefused("its paint lies outside the picture");
        Hostile.of(file).array("paint.npy", List.of(1, 4), 0, 0.5f, 0, 1).write();
        assertRefused("its paint lies outside the picture");
        Hostile.of(file).array("paint.npy", List.of(2, 4), 0, 1, 0, 1, 0, 0, 0, 1).write();
        assertRefused("its paint is not in order");
    }
}
