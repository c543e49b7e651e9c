package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fovea.cli.bench.Suite;
import org.fovea.engine.Shape;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.format.ProjectFile;
import org.fovea.project.Project;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `fovea train` and `fovea evaluate`.
final class TrainCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Path out() {
        return folder.resolve("out.fovea");
    }

    /// `DIR` stands for the folder of the test.
    private Ran ran(String line) {
        return Ran.fovea(arguments(line));
    }

    private String[] arguments(String line) {
        return Stream.of(line.strip().split(" +", -1)).map(word -> word.replace("DIR", folder.toString()))
                .toArray(String[]::new);
    }

    private void picture(String name, int n, boolean tall) {
        var random = new SplittableRandom(n);
        var image = new BufferedImage(20, 20 + n % 3, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < 20; x++)
                image.setRGB(x, y, ((tall ? x : y) / 4 % 2 * 200 + random.nextInt(50)) * 0x010101);
        try {
            Path file = folder.resolve("pictures").resolve(name).resolve(n + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Upright and level stripes, which are easily told apart.
    private void pictures(int count) {
        for (int n = 0; n < count; n++) {
            picture("upright", n, true);
            picture("level", n, false);
        }
    }

    private static List<JsonNode> json(String lines) throws IOException {
        var all = new ArrayList<JsonNode>();
        for (String line : lines.lines().toList()) all.add(new ObjectMapper().readTree(line));
        return all;
    }

    private static List<String> fields(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void assertRefused(Ran ran, String sentence) {
        assertThat(ran.err().strip()).startsWith("fovea: ").contains(sentence).doesNotContain("Exception");
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(out()).doesNotExist();
    }

    @Test
    void a_folder_is_learned_and_the_document_knows_how_and_is_tested() throws IOException {
        pictures(20);
        Ran ran = ran("train DIR/pictures --size 12 --gray --epochs 6 --shift 0 --batch 8 --json --out DIR/out.fovea");
        assertThat(ran.code()).as(ran.err()).isZero();
        List<JsonNode> lines = json(ran.out());
        assertThat(lines).hasSize(6);
        for (int n = 0; n < 6; n++) {
            assertThat(fields(lines.get(n))).containsExactly("epoch", "loss", "accuracy", "testLoss", "testAccuracy",
                    "seconds");
            assertThat(lines.get(n).get("epoch").asInt()).isEqualTo(n + 1);
            assertThat(lines.get(n).get("seconds").asDouble()).isPositive();
        }
        assertThat(lines.getLast().get("loss").asDouble()).isLessThan(lines.getFirst().get("loss").asDouble());
        assertThat(ran.err()).contains("40 pictures of 2 classes: 32 to learn from, 8 to be tested on.",
                "3 sizes, 20 × 20 to 20 × 22");

        Project project = ProjectFile.read(out()).project();
        assertThat(project.picture().shape()).isEqualTo(new Shape(1, 12, 12));
        assertThat(project.picture().name()).isEqualTo("Folder pictures: level");
        Training training = Training.of(project).orElseThrow();
        assertThat(training.task()).isEqualTo(
                new Task.Folder(folder.resolve("pictures"), new FolderSettings(12, false, 0.2f, 1)));
        assertThat(training.classes()).containsExactly("level", "upright");
        assertThat(training.batches()).isEqualTo(6 * 4);
        assertThat(training.settings().batch()).isEqualTo(8);
        assertThat(training.edited()).isFalse();
        assertThat(training.history()).hasSize(6);
        assertThat(training.history().getLast().testAccuracy())
                .isEqualTo(lines.getLast().get("testAccuracy").asDouble());

        Ran tested = ran("evaluate DIR/out.fovea DIR/pictures --json");
        assertThat(tested.err()).isEmpty();
        JsonNode score = json(tested.out()).getFirst();
        assertThat(fields(score)).containsExactly("examples", "accuracy", "loss", "classes", "confusion");
        assertThat(score.get("examples").asInt()).isEqualTo(8);
        assertThat(score.get("accuracy").asDouble()).isEqualTo(training.history().getLast().testAccuracy());
        assertThat(score.get("loss").asDouble()).isCloseTo(training.history().getLast().testLoss(), within(1e-6));
        assertThat(score.get("classes").toString()).isEqualTo("[\"level\",\"upright\"]");
        int right = score.get("confusion").get(0).get(0).asInt() + score.get("confusion").get(1).get(1).asInt();
        int wrong = score.get("confusion").get(0).get(1).asInt() + score.get("confusion").get(1).get(0).asInt();
        assertThat(right + wrong).isEqualTo(8);
        assertThat(right / 8.0).isEqualTo(score.get("accuracy").asDouble());

        List<String> table = ran("evaluate DIR/out.fovea DIR/pictures").out().lines().toList();
        assertThat(table).hasSize(5);
        assertThat(table.getFirst()).startsWith("%d of 8 right, ".formatted(right));
        assertThat(table.get(2).strip()).matches("level +upright");
        assertThat(table.get(3)).matches("level +%d +%d".formatted(score.get("confusion").get(0).get(0).asInt(),
                score.get("confusion").get(0).get(1).asInt()));
    }

    @Test
    void the_same_seed_writes_the_same_weights_for_any_number_of_threads_and_training_goes_on_from_a_document()
            throws IOException {
        pictures(10);
        String line = "train DIR/pictures --size 12 --epochs 1 --batch 8 --seed 5 --out DIR/%s.fovea %s";
        assertThat(ran(line.formatted("a", "--threads 1")).code()).isZero();
        assertThat(ran(line.formatted("b", "")).code()).isZero();
        assertThat(ran(line.formatted("c", "--seed 6").replace("--seed 5", "")).code()).isZero();
        Project a = ProjectFile.read(folder.resolve("a.fovea")).project();
        assertThat(weights(a)).isEqualTo(weights(ProjectFile.read(folder.resolve("b.fovea")).project()));
        assertThat(weights(a)).isNotEqualTo(weights(ProjectFile.read(folder.resolve("c.fovea")).project()));
        Ran on = ran("train DIR/pictures --network DIR/a.fovea --epochs 1 --learning-rate 1e-30 --out DIR/out.fovea");
        assertThat(on.code()).as(on.err()).isZero();
        assertThat(weights(ProjectFile.read(out()).project())).isEqualTo(weights(a));
    }

    private static List<Float> weights(Project project) {
        var all = new ArrayList<Float>();
        for (var filter : project.conv(1).orElseThrow().filters())
            for (float weight : filter.weights().data) all.add(weight);
        return all;
    }

    @Test
    void settings_and_a_template_can_be_chosen() throws IOException {
        pictures(5);
        Ran ran = ran("train DIR/pictures --network digits --size 28 --gray --epochs 1 --out DIR/out.fovea");
        assertRefused(new Ran(ran.code(), ran.out(), ran.err()),
                "makes 10 scores, the pictures of the folder have 2 classes; give its last layer 2 outputs");
        ran = ran(
                "train DIR/pictures --size 16 --epochs 2 --optimizer sgd --momentum 0.5 --schedule step --weight-decay 0.01 --clip 2 --shift 1 --learning-rate 0.02 --batch 3 --seed 9 --out DIR/out.fovea");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("epoch 2 of 2  loss ", "out.fovea");
        var settings = Training.of(ProjectFile.read(out()).project()).orElseThrow().settings();
        assertThat(settings.optimizer()).isEqualTo(new Optimizer.Sgd(0.5f, true));
        assertThat(settings.schedule()).isEqualTo(new Schedule.Step(1, 0.1f));
        assertThat(List.of(settings.weightDecay(), settings.clip(), settings.learningRate())).containsExactly(0.01f, 2f,
                0.02f);
        assertThat(List.of(settings.batch(), settings.epochs(), settings.shift(), (int) settings.seed()))
                .containsExactly(3, 2, 1, 9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DIR/empty | is empty", "DIR/one | one class only, “a”",
            "DIR/single | one picture only of “b”", "DIR/none | neither a task nor a folder",
            "digit | neither a task nor a folder “digit”; choose digits, shapes or a folder",
            "DIR/one/a/0.png | is a file, not a folder", "DIR/one/a | has no subfolders"})
    void a_folder_that_holds_nothing_to_learn_from_is_refused(String task, String sentence) throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        pictures(2);
        Files.createDirectories(folder.resolve("one"));
        Files.move(folder.resolve("pictures/level"), folder.resolve("one/a"));
        Files.createDirectories(folder.resolve("single/b"));
        Files.move(folder.resolve("pictures/upright"), folder.resolve("single/a"));
        Files.copy(folder.resolve("single/a/0.png"), folder.resolve("single/b/0.png"));
        assertRefused(ran("train " + task + " --out DIR/out.fovea"), sentence);
        assertThat(ran("evaluate " + made("digits") + " " + task).err()).contains(sentence.split("; ", 2)[0]);
    }

    @Test
    void a_broken_picture_among_many_is_named_and_the_others_are_learned() throws IOException {
        pictures(10);
        Files.write(folder.resolve("pictures/level/5.png"), new byte[]{1, 2, 3});
        Ran ran = ran("train DIR/pictures --size 8 --epochs 1 --out DIR/out.fovea");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("19 pictures of 2 classes", "1 of 20 files skipped: “level", "5.png”");
    }

    private String made(String template) {
        Path file = folder.resolve(template + ".fovea");
        assertThat(Ran.fovea("new", template, "--out", file.toString()).code()).isZero();
        return file.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "vgg-block | The network takes 3 @ 224×224, the digits are 1 @ 28×28",
            "stride-2 | The network takes 3 @ ", "shapes | The network takes 1 @ 32×32, the digits are 1 @ 28×28"})
    void a_document_that_does_not_take_the_pictures_is_refused(String template, String sentence) {
        String file = made(template);
        assertRefused(ran("train digits --network " + file + " --out DIR/out.fovea"), sentence);
        assertThat(ran("evaluate " + file + " digits").err()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "shapes --network lenet-5 | The network makes 10 scores, the shapes have 6 classes; give its last layer 6 outputs.",
            "digits --network stacked-3x3 | ends with maps, 8 @ 28×28, the digits have 10 classes; end it with a dense layer of 10 outputs.",
            "digits --network alexnet | Layer “pool2”", "digits --network nothing | “nothing” is neither a document",
            "digits --network DIR/none.fovea | There is no file",
            "digits --learning-rate 0 | With a learning rate of 0 nothing is learned; choose one above 0",
            "digits --learning-rate -0.1 | With a learning rate of -0.1 nothing is learned",
            "digits --learning-rate 1000 | A learning rate of 1000 overshoots every minimum",
            "digits --learning-rate fast | “fast” is not a finite number",
            "digits --epochs 0 | “0” is not a whole number",
            "digits --epochs 200000 | Training cannot have 200000 epochs",
            "digits --batch 5000 | A batch cannot have 5000",
            "digits --optimizer best | “best” is not an optimizer; choose sgd, adam or adamw",
            "digits --momentum 0.5 | --momentum belongs to sgd", "digits --optimizer sgd --momentum 1 | below 1, not 1",
            "digits --weight-decay 2 | A weight decay of 2", "digits --clip -1 | Gradients cannot be clipped",
            "digits --shift 99 | shifted by up to 99 pixels", "digits --threads 999 | --threads goes up to",
            "digits --threads 0 | “0” is not a whole number",
            "digits --size 20 | --size and --gray are for the pictures of a folder",
            "digits --schedule never | “never” is not a schedule"})
    void what_cannot_be_learned_is_told_in_one_sentence(String options, String sentence) {
        assertRefused(ran("train " + options + " --out DIR/out.fovea"), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"train digits | Missing required option: '--out=FILE.fovea'",
            "train --out DIR/x.fovea | Missing required parameter",
            "train digits --out DIR/x.png | does not end in .fovea",
            "train digits --out DIR/none/x.fovea | does not exist; create it",
            "train digits --out DIR/folder.fovea | is a folder; choose a name", "evaluate | Missing required parameter",
            "evaluate DIR/none.fovea digits | There is no file", "evaluate README.md digits | is not a Fovea document"})
    void what_is_missing_or_in_the_way_is_told_before_anything_is_learned(String line, String sentence)
            throws IOException {
        Files.createDirectories(folder.resolve("folder.fovea"));
        assertRefused(ran(line), sentence);
        assertThat(folder.toFile().list()).containsExactly("folder.fovea");
    }

    @Test
    void a_training_that_diverges_says_which_setting_to_change_and_leaves_an_older_file() throws IOException {
        pictures(10);
        Files.writeString(out(), "old");
        Ran ran = ran(
                "train DIR/pictures --size 12 --epochs 30 --optimizer sgd --momentum 0.9 --learning-rate 10 --schedule constant --json --out DIR/out.fovea");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines().toList().getLast()).startsWith("fovea: Training stopped in epoch ")
                .contains("choose a smaller learning rate than 10");
        assertThat(out()).hasContent("old");
    }

    /// Trains into a folder that goes away meanwhile.
    private Ran ranWithoutPlace(Path... refuge) throws IOException {
        pictures(4);
        Path place = Files.createDirectories(folder.resolve("place"));
        var said = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        // As soon as the first epoch is told the folder goes away, as a disk does that is pulled out.
        var out = new PrintStream(said, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line != null && line.startsWith("{\"epoch\"")) place.toFile().delete();
            }
        };
        var console = new Console(out, new PrintStream(complaints, true, StandardCharsets.UTF_8), () -> false);
        int code = new Commands(console, new Screen(Map.of(), false, _ -> true), _ -> {
        }, Suite.with(), new Refuge(List.of(refuge)))
                .run(arguments("train DIR/pictures --size 8 --epochs 1 --json --out DIR/place/out.fovea"));
        assertThat(place).doesNotExist();
        return new Ran(code, said.toString(StandardCharsets.UTF_8), complaints.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_that_cannot_be_written_at_the_end_is_told_and_no_part_is_left() throws IOException {
        Ran ran = ranWithoutPlace(folder.resolve("nowhere"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines().toList().getLast())
                .contains("out.fovea” was not written: the folder", "does not exist; create it")
                .doesNotContain("what was learned");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void what_was_learned_goes_to_the_first_folder_that_takes_it_when_its_own_is_gone() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("out.fovea"), "another one");
        Ran ran = ranWithoutPlace(folder.resolve("nowhere"), home);
        Path saved = home.resolve("out-2.fovea");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines().toList().getLast()).startsWith("fovea: ")
                .contains("place/out.fovea” was not written: the folder", "does not exist; create it")
                .endsWith("; what was learned is in “%s”.".formatted(saved));
        assertThat(home.resolve("out.fovea")).hasContent("another one");
        assertThat(Training.of(ProjectFile.read(saved).project()).orElseThrow().history()).hasSize(1);
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("out.fovea", "out-2.fovea");
    }

    @Test
    void classes_that_are_not_those_it_was_trained_for_are_told() throws IOException {
        pictures(6);
        assertThat(ran("train DIR/pictures --size 8 --epochs 1 --out DIR/out.fovea").code()).isZero();
        Files.move(folder.resolve("pictures/level"), folder.resolve("pictures/flat"));
        Ran ran = ran("evaluate DIR/out.fovea DIR/pictures");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("tells level, upright apart, and", "holds flat, upright");
        assertThat(ran("evaluate DIR/out.fovea digits").err()).contains("The network takes 3 @ 8×8, the digits are");
    }

    @Test
    void digits_are_learned_from_a_template_and_tested() throws IOException {
        Ran ran = ran("train digits --network lenet-5 --epochs 1 --json --out DIR/out.fovea");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(json(ran.out()).getFirst().get("testAccuracy").asDouble()).isGreaterThan(0.85);
        JsonNode score = json(ran("evaluate DIR/out.fovea digits --json").out()).getFirst();
        assertThat(score.get("examples").asInt()).isEqualTo(1000);
        assertThat(score.get("confusion").size()).isEqualTo(10);
        assertThat(score.get("accuracy").asDouble())
                .isEqualTo(json(ran.out()).getFirst().get("testAccuracy").asDouble());
    }

    @Test
    void the_help_names_every_option() {
        assertThat(ran("train --help").out()).contains("digits|shapes|FOLDER", "--network", "--epochs", "--batch",
                "--learning-rate", "--optimizer", "--momentum", "--schedule", "--weight-decay", "--clip", "--shift",
                "--seed", "--threads", "--json", "--out", "Exit code");
        assertThat(ran("evaluate --help").out()).contains("--json", "Exit code");
    }
}
