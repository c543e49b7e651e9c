package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.compute.Outline;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.format.SessionFile.Settings;
import org.fovea.format.SessionFile.State;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.fovea.project.Display;
import org.fovea.project.Fit;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.project.Paint;
import org.fovea.project.Pattern;
import org.fovea.project.PatternPicture;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Range;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {
    private static final List<Range> RANGES = List.of(new Range.Auto(), new Range.Symmetric(),
            new Range.Fixed(-1.5f, 2.25f), new Range.Percentile(2));
    private static final List<Padding.Named> NAMED = List.of(Padding.Named.values());
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());
    private static final List<Colors> COLORS = List.of(Colors.values());

    @TempDir
    private Path folder = Path.of("");

    private Picture picture(int turn, Random random) {
        var generated = new Source.Generated(Pattern.NOISE, 11, 17, random.nextLong());
        return switch (turn % 4) {
            case 0 -> Picture.of(new Source.Pasted("pasted picture"), Projects.noise(new Shape(3, 7, 9), turn));
            case 1 -> Picture.of(generated, PatternPicture.of(Pattern.NOISE, 11, 17, generated.seed()));
            case 2 -> Picture.of(new Source.Sample("cat.png"), SampleImages.read("cat.png"))
                    .withFit(new Fit(28, true, false));
            default -> Picture.of(new Source.FromFile(Path.of("sample-images/brick.png").toAbsolutePath()),
                    SampleImages.read("brick.png")).withFit(new Fit(64, false, true));
        };
    }

    private State state(int turn) {
        var random = new Random(turn);
        Picture plain = picture(turn, random);
        Picture painted = turn % 3 == 0
                ? plain
                : plain.withPaint(Paint.NONE.over(new int[]{0, 3, 20}, new float[]{0.1f, -2, 1e-20f}));
        var rows = new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(2));
        var columns = new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(2));
        Padding padding = turn % 2 == 0 ? NAMED.get(turn % NAMED.size()) : new Padding.Explicit(1, 2, 3, 4);
        Conv layer = Projects.layer(3, painted.shape().channels(), rows, columns, padding)
                .withPaddingMode(MODES.get(turn % 4)).withFlipped(turn % 3 == 1).withRelu(turn % 5 == 2);
        var display = new Display(COLORS.get(turn % COLORS.size()), RANGES.get(turn % RANGES.size()));
        var pinned = turn % 2 == 0 ? null : new Cell(turn, 2);
        return new State(new Project(painted, layer, display), new Selection(turn % 3, pinned),
                new Settings("dark", List.of(Path.of("/a/b.png"), Path.of("c.jpg"))));
    }

    private static void assertSame(State read, State saved) {
        assertThat(read.selection()).isEqualTo(saved.selection());
        assertThat(read.settings()).isEqualTo(saved.settings());
        Project a = read.project();
        Project b = saved.project();
        assertThat(a.layer(1).display()).isEqualTo(b.layer(1).display());
        assertThat(a.picture().source()).isEqualTo(b.picture().source());
        assertThat(a.picture().fit()).isEqualTo(b.picture().fit());
        assertThat(a.picture().original().data).isEqualTo(b.picture().original().data);
        Tensor zeros = Tensor.zeros(b.picture().shape());
        Tensor painted = Tensor.zeros(b.picture().shape());
        a.picture().paint().applyTo(zeros.data);
        b.picture().paint().applyTo(painted.data);
        assertThat(zeros.data).isEqualTo(painted.data);
        assertThat(a.conv(1).orElseThrow().withFilters(b.conv(1).orElseThrow().filters()))
                .isEqualTo(b.conv(1).orElseThrow());
        for (int k = 0; k < b.conv(1).orElseThrow().filters().size(); k++) {
            NamedFilter x = a.conv(1).orElseThrow().filters().get(k);
            NamedFilter y = b.conv(1).orElseThrow().filters().get(k);
            assertThat(x.name()).isEqualTo(y.name());
            assertThat(x.shared()).isEqualTo(y.shared());
            assertThat(x.filter().bias()).isEqualTo(y.filter().bias());
            assertThat(x.weights().shape).isEqualTo(y.weights().shape);
            assertThat(x.weights().data).isEqualTo(y.weights().data);
        }
    }

    @Test
    void what_was_saved_comes_back_to_the_last_bit() {
        for (int turn = 0; turn < 40; turn++) {
            State state = state(turn);
            SessionFile.write(folder, state);
            assertSame(SessionFile.read(folder).orElseThrow(), state);
        }
    }

    @Test
    void nothing_saved_is_nothing_read() {
        assertThat(SessionFile.read(folder)).isEmpty();
        assertThat(SessionFile.read(folder.resolve("nowhere"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"version\": 1}", "{\"version\": \"one\"}", "hello"})
    void a_damaged_file_is_a_problem_and_not_a_crash(String json) throws IOException {
        Files.writeString(folder.resolve("session.json"), json);
        assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be restored");
    }

    @Test
    void every_cut_of_a_file_is_a_problem_and_not_a_crash() throws IOException {
        SessionFile.write(folder, state(1));
        String whole = Files.readString(folder.resolve("session.json"));
        for (int length = 1; length < whole.length() - 2; length += 97) {
            Files.writeString(folder.resolve("session.json"), whole.substring(0, length));
            assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void a_newer_version_is_left_alone() throws IOException {
        SessionFile.write(folder, state(1));
        Path file = folder.resolve("session.json");
        Files.writeString(file, Files.readString(file).replace("\"version\" : 1", "\"version\" : 99"));
        assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class).hasMessageContaining("newer");
    }

    @Test
    void what_cannot_be_restored_is_set_aside_and_not_written_over() throws IOException {
        SessionFile.write(folder, state(0));
        String saved = Files.readString(folder.resolve("session.json"));
        Path unread = SessionFile.setAside(folder);
        assertThat(SessionFile.read(folder)).isEmpty();
        SessionFile.write(folder, state(1));
        assertThat(Files.readString(unread.resolve("session.json"))).isEqualTo(saved);
        assertSame(SessionFile.read(unread).orElseThrow(), state(0));
    }

    @Test
    void a_newer_version_is_recognised_however_it_is_laid_out() throws IOException {
        Files.writeString(folder.resolve("session.json"), "{\"version\": 2, \"network\": {\"layers\": []}}");
        assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class).hasMessageContaining("newer");
    }

    @Test
    void without_its_picture_all_else_comes_back_on_another_one() throws IOException {
        Picture instead = Picture.of(new Source.Sample("brick.png"), SampleImages.read("brick.png"));
        for (int turn = 0; turn < 8; turn++) {
            State saved = state(turn);
            SessionFile.write(folder, saved);
            if (saved.project().picture().source() instanceof Source.Pasted) Files.delete(pixels());
            State read = SessionFile.readOn(folder, instead).orElseThrow();
            assertSame(read, new State(saved.project().withPicture(instead), saved.selection().withPinned(null),
                    saved.settings()));
        }
        assertThat(SessionFile.readOn(folder.resolve("nowhere"), instead)).isEmpty();
    }

    @Test
    void a_picture_that_is_gone_is_named() throws IOException {
        Path picture = Files.copy(Path.of("sample-images/cat.png"), folder.resolve("gone.png"));
        Project project = Projects.small()
                .withPicture(Picture.of(new Source.FromFile(picture), PictureFile.read(picture)));
        SessionFile.write(folder, new State(project, new Selection(0, null), new Settings("light", List.of())));
        Files.delete(picture);
        assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class).hasMessageContaining("gone.png");
    }

    @Test
    void a_folder_that_cannot_be_written_is_a_problem_and_leaves_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> SessionFile.write(file.resolve("below"), state(0))).isInstanceOf(Problem.class)
                .hasMessageContaining("FOVEA_HOME");
        assertThat(Files.readString(file)).isEqualTo("in the way");
    }

    @Test
    void no_parts_are_left_behind_and_no_pixels_of_pictures_that_are_closed() throws IOException {
        SessionFile.write(folder, state(0));
        Path pixels = pixels();
        SessionFile.write(folder, state(4));
        assertThat(pixels).doesNotExist();
        assertThat(names()).containsExactlyInAnyOrder("session.json", String.valueOf(pixels().getFileName()));
        SessionFile.write(folder, state(1));
        assertThat(names()).containsExactly("session.json");
    }

    @Test
    void the_pixels_of_a_pasted_picture_are_written_once() throws IOException {
        State state = state(0);
        SessionFile.write(folder, state);
        var written = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(pixels(), written);
        var other = new State(state.project(), new Selection(2, new Cell(1, 1)), state.settings());
        SessionFile.write(folder, other);
        assertThat(Files.getLastModifiedTime(pixels())).isEqualTo(written);
        assertSame(SessionFile.read(folder).orElseThrow(), other);
    }

    @Test
    void pixels_that_are_gone_or_damaged_are_a_problem_and_not_a_crash() throws IOException {
        SessionFile.write(folder, state(0));
        byte[] whole = Files.readAllBytes(pixels());
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(pixels(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class);
        }
        Files.delete(pixels());
        assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be restored");
    }

    /// Every value of the JSON in turn is taken away and replaced by values of every kind.
    @Test
    void whatever_stands_in_the_file_gives_a_state_that_can_be_shown_or_a_problem() throws IOException {
        var mapper = new ObjectMapper();
        List<JsonNode> odd = List.of(mapper.nullNode(), mapper.getNodeFactory().textNode("odd"),
                mapper.getNodeFactory().textNode("NaN"), mapper.getNodeFactory().textNode("../session.json"),
                mapper.getNodeFactory().numberNode(-1), mapper.getNodeFactory().numberNode(0),
                mapper.getNodeFactory().numberNode(Integer.MAX_VALUE), mapper.getNodeFactory().numberNode(1e300),
                mapper.getNodeFactory().booleanNode(true), mapper.createArrayNode(), mapper.createArrayNode().addNull(),
                mapper.createObjectNode());
        int restored = 0;
        for (int turn : new int[]{0, 1, 5}) {
            SessionFile.write(folder, state(turn));
            JsonNode whole = mapper.readTree(Files.readAllBytes(folder.resolve("session.json")));
            for (JsonPointer place : places(whole, JsonPointer.empty())) {
                for (JsonNode value : odd)
                    if (restores(with(whole, place, value))) restored++;
                if (restores(with(whole, place, null))) restored++;
            }
        }
        // Not every change does harm: a theme may be any word.
        assertThat(restored).isPositive();
    }

    @Test
    void sizes_that_would_not_fit_the_memory_are_refused() throws IOException {
        SessionFile.write(folder, state(1));
        Path file = folder.resolve("session.json");
        String whole = Files.readString(file);
        for (String damaged : List.of(whole.replace("\"patternHeight\" : 11", "\"patternHeight\" : 120000000"),
                whole.replace("\"size\" : 0", "\"size\" : 40000"))) {
            assertThat(damaged).isNotEqualTo(whole);
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> SessionFile.read(folder)).isInstanceOf(Problem.class)
                    .hasMessageContaining("cannot be restored");
        }
    }

    private boolean restores(JsonNode json) throws IOException {
        Files.writeString(folder.resolve("session.json"), json.toString());
        State state;
        try {
            state = SessionFile.read(folder).orElseThrow();
        } catch (Problem problem) {
            return false;
        }
        Project project = state.project();
        for (Object part : new Object[]{state, state.settings(), project, project.picture(), project.picture().source(),
                project.layer(1).display(), project.conv(1).orElseThrow(),
                project.conv(1).orElseThrow().filters().getFirst()})
            assertThat(part).hasNoNullFieldsOrProperties();
        SessionFile.write(folder.resolve("again"), state);
        assertSame(SessionFile.read(folder.resolve("again")).orElseThrow(), state);
        assertThat(state.selection().filter()).isBetween(0, project.conv(1).orElseThrow().filters().size() - 1);
        if (Outline.of(project).misfit().isEmpty())
            assertThat(project.conv(1).orElseThrow().convolution().output(project.picture().shape()).size())
                    .isPositive();
        return true;
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer at) {
        var places = new ArrayList<JsonPointer>();
        if (node.isObject())
            node.properties().forEach(p -> {
                JsonPointer below = at.appendProperty(p.getKey());
                places.add(below);
                places.addAll(places(p.getValue(), below));
            });
        // In arrays the first place stands for all.
        if (node.isArray() && !node.isEmpty()) {
            places.add(at.appendIndex(0));
            places.addAll(places(node.get(0), at.appendIndex(0)));
        }
        return places;
    }

    private static JsonNode with(JsonNode whole, JsonPointer place, @Nullable JsonNode value) {
        JsonNode copy = whole.deepCopy();
        JsonNode parent = copy.at(place.head());
        JsonPointer last = place.last();
        if (parent instanceof ArrayNode array) {
            if (value == null) array.remove(last.getMatchingIndex());
            else
                array.set(last.getMatchingIndex(), value);
        } else if (parent instanceof ObjectNode object) {
            if (value == null) object.remove(last.getMatchingProperty());
            else
                object.set(last.getMatchingProperty(), value);
        }
        return copy;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private Path pixels() throws IOException {
        return folder.resolve(names().stream().filter(name -> name.endsWith(".npy")).findFirst().orElseThrow());
    }

    @Test
    void what_another_window_is_writing_is_left_alone() throws IOException {
        Path other = Files.writeString(folder.resolve("session.json.part"), "half a session");
        SessionFile.write(folder, state(1));
        assertThat(Files.readString(other)).isEqualTo("half a session");
        assertSame(SessionFile.read(folder).orElseThrow(), state(1));
    }

    @Test
    void a_session_saved_with_the_first_version_of_the_format_is_read() throws IOException {
        try (InputStream stored = Objects
                .requireNonNull(SessionFileTest.class.getResourceAsStream("session-version-1.json"))) {
            Files.copy(stored, folder.resolve("session.json"));
        }
        State state = SessionFile.read(folder).orElseThrow();
        assertThat(state.project().picture().source()).isEqualTo(new Source.Sample("temple.jpg"));
        assertThat(state.project().conv(1).orElseThrow().filters().getFirst().name()).isEqualTo("sobel-x");
        assertThat(state.project().conv(1).orElseThrow().filters().getFirst().weights().shape)
                .isEqualTo(new Shape(3, 7, 7));
        assertThat(state.project().conv(1).orElseThrow().filters().getFirst().weights().at(0, 2, 2)).isEqualTo(-1);
    }
}
