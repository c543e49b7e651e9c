package org.fovea.ui.step;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.Place;
import org.fovea.compute.step.StepRange;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.export.Drawing;
import org.fovea.export.GifFile;
import org.fovea.figure.Palette;
import org.fovea.figure.step.StepFilm;
import org.fovea.figure.step.StepText;
import org.fovea.format.SampleImages;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.project.Display;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.session.Jobs;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.session.Stepping.Loop;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.fovea.ui.stage.StageView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The player beside a stage: keys, buttons and fields.
@ExtendWith(ApplicationExtension.class)
class StepDockTest {
    /// What lectures step through.
    enum Example {
        /// 5×5 input, 3×3 filter: nine neurons of nine terms.
        PLAIN {
            @Override
            Project project() {
                var data = new float[25];
                for (int i = 0; i < data.length; i++) data[i] = i / 24f;
                return example(Tensor.plane(5, 5, data), new Axis(3, 1, 1), Padding.Named.VALID,
                        new NamedFilter("filter", new Filter(Tensor.plane(3, 3, 0, 1, 0, 1, -4, 1, 0, 1, 0), 0.5f),
                                false));
            }
        },
        /// The worked example of arXiv:1603.07285 with stride 2 and padding 1.
        STRIDED {
            @Override
            Project project() {
                Tensor x = Tensor.plane(5, 5, 2, 2, 3, 3, 3, 0, 1, 3, 0, 3, 2, 3, 0, 1, 3, 3, 3, 2, 1, 2, 3, 3, 0, 2,
                        3);
                return example(x, new Axis(3, 2, 1), new Padding.Explicit(1, 1, 1, 1), new NamedFilter("filter",
                        new Filter(Tensor.plane(3, 3, 2, 0, 1, 1, 0, 0, 0, 1, 1), 0), false));
            }
        },
        /// A photograph in three channels under a 7×7 filter.
        TEMPLE {
            @Override
            Project project() {
                return example(SampleImages.read("temple.jpg"), new Axis(7, 1, 1), Padding.Named.SAME,
                        FilterPreset.VERTICAL.filter(3));
            }
        };

        abstract Project project();

        private static Project example(Tensor picture, Axis axis, Padding padding, NamedFilter filter) {
            return new Project(Picture.of(new Source.Pasted("example"), picture),
                    new Conv(List.of(filter), axis, axis, padding, PaddingMode.ZEROS, false, false), Display.DEFAULT);
        }
    }

    @TempDir
    private Path folder = Path.of("");

    private @Nullable Stage stage;
    private Session session = Sessions.of(Example.PLAIN.project());
    private Stepping stepping = new Stepping(session);
    private final List<String> said = new ArrayList<>();

    @Start
    void start(Stage shown) {
        stage = shown;
        show(Example.PLAIN);
    }

    private void show(Example example) {
        session = Sessions.of(example.project());
        stepping = new Stepping(session);
        var theme = new Theme();
        var painter = new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
        var view = new StageView(session, theme, painter, new Region());
        var dock = new StepDock(session, stepping, theme, new Jobs(Runnable::run, Runnable::run, said::add), said::add,
                new Dialogs() {
                    @Override
                    public Optional<Path> open() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Path> save(String name) {
                        return Optional.of(folder.resolve(name));
                    }

                    @Override
                    public Optional<Path> folder(String title) {
                        return Optional.of(folder.resolve("frames"));
                    }
                }, Runnable::run);
        view.filterKeys(dock.keys()::handle);
        var root = new BorderPane(view);
        root.setBottom(dock);
        var scene = new Scene(root, 1100, 760);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, dock.keys()::everywhere);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, dock.keys()::handle);
        theme.dress(scene);
        Stage window = requireNonNull(stage);
        window.setScene(scene);
        window.setX(0);
        window.setY(0);
        window.show();
        stepping.setActive(true);
        view.requestFocus();
    }

    private Moment now() {
        return requireNonNull(session.momentProperty().get());
    }

    private static void with(FxRobot fx, KeyCode held, KeyCode key) {
        fx.press(held).type(key).release(held);
    }

    @ParameterizedTest
    @EnumSource
    void an_example_is_stepped_by_keys_to_its_end_and_back_and_saved_as_a_film(Example example, FxRobot fx)
            throws IOException {
        fx.interact(() -> show(example));
        int terms = now().place().terms();
        fx.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(now().position()).isEqualTo(3);
        fx.type(KeyCode.LEFT);
        assertThat(now().position()).isEqualTo(2);
        with(fx, KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(now().position()).as("a neuron").isEqualTo(terms);
        with(fx, KeyCode.CONTROL, KeyCode.RIGHT);
        int width = now().course().output().width();
        assertThat(now().position()).as("a row").isEqualTo((long) terms * width);
        with(fx, KeyCode.CONTROL, KeyCode.LEFT);
        assertThat(now().position()).isZero();
        fx.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.CONTROL, KeyCode.SHIFT);
        assertThat(now().position()).as("a map").isEqualTo(now().course().total());
        float[] map = requireNonNull(requireNonNull(session.evaluation()).selectedMap().map()).data;
        assertThat(now().partial().value()).as("what the map shows").contains(map[map.length - 1]);
        fx.type(KeyCode.HOME);
        assertThat(now().position()).isZero();

        StepRange range = StepRange.of(now().course(), Level.TERM, 0, 0L, Math.min(100L, now().course().total()));
        var film = new StepFilm(now().evaluation(), null, range, Machine.fastest(), 960, 540);
        Path file = folder.resolve(example + ".gif");
        GifFile.write(file, film.pictures(), n -> Drawing.of(film.picture(n, Cancel.NEVER), Palette.LIGHT, 1,
                Drawing.Background.WHITE), 4);
        assertThat(Files.size(file)).isBetween(1000L, 15_000_000L);
    }

    @Test
    void the_strided_example_has_the_sums_of_the_guide(FxRobot fx) {
        fx.interact(() -> show(Example.STRIDED));
        var sums = new ArrayList<Float>();
        for (int n = 0; n < 9; n++) {
            with(fx, KeyCode.SHIFT, KeyCode.RIGHT);
            sums.add(now().partial().value().orElseThrow());
        }
        assertThat(sums).containsExactly(1f, 5f, 6f, 7f, 8f, 3f, 3f, 10f, 4f);
    }

    @Test
    void a_presenters_clicker_and_the_digits_work(FxRobot fx) {
        fx.interact(() -> stepping.levelProperty().set(Level.NEURON));
        fx.type(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
        assertThat(now().place()).isEqualTo(new Place(0, 0, 1, 9, 9));
        fx.type(KeyCode.PAGE_UP);
        assertThat(now().place()).isEqualTo(new Place(0, 0, 0, 9, 9));
        fx.type(KeyCode.DOWN);
        assertThat(now().place()).as("to the end of the row").isEqualTo(new Place(0, 0, 2, 9, 9));
        fx.type(KeyCode.END);
        assertThat(now().position()).isEqualTo(81);
        fx.type(KeyCode.UP);
        assertThat(now().position()).isEqualTo(54);
        Slider speed = new Hand(fx).named(Slider.class, "Steps a second");
        for (KeyCode digit : List.of(KeyCode.DIGIT1, KeyCode.DIGIT9, KeyCode.NUMPAD5)) {
            fx.type(digit);
            int nth = digit.getName().charAt(digit.getName().length() - 1) - '1';
            assertThat(speed.getValue()).isEqualTo(nth);
        }
    }

    @Test
    void space_plays_and_pauses_and_brackets_loop(FxRobot fx) throws InterruptedException {
        fx.type(KeyCode.DIGIT9, KeyCode.SPACE);
        assertThat(stepping.playingProperty().get()).isTrue();
        waitUntil(() -> now().position() >= 81);
        waitUntil(() -> !stepping.playingProperty().get());
        fx.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.OPEN_BRACKET, KeyCode.RIGHT, KeyCode.RIGHT,
                KeyCode.CLOSE_BRACKET);
        assertThat(stepping.loopProperty().get()).isEqualTo(new Loop(2, 4));
        fx.type(KeyCode.SPACE);
        waitUntil(() -> now().position() < 4);
        fx.type(KeyCode.SPACE);
        assertThat(stepping.playingProperty().get()).isFalse();
        assertThat(now().position()).isBetween(2L, 4L);
        fx.type(KeyCode.L);
        assertThat(stepping.loopProperty().get()).isNull();
    }

    private static void waitUntil(java.util.function.BooleanSupplier holds) throws InterruptedException {
        for (int n = 0; n < 200 && !holds.getAsBoolean(); n++) Thread.sleep(50);
        assertThat(holds.getAsBoolean()).isTrue();
    }

    @Test
    void buttons_and_the_typed_position_do_what_they_say(FxRobot fx) {
        var hand = new Hand(fx);
        fx.interact(() -> hand.named(Button.class, "Step forwards").fire());
        assertThat(now().position()).isEqualTo(1);
        fx.interact(() -> hand.named(Button.class, "Step back").fire());
        assertThat(now().position()).isZero();
        hand.press("neuron");
        hand.type("Position in steps of the chosen kind", "5");
        assertThat(now().place()).isEqualTo(new Place(0, 1, 1, 9, 9));
        hand.type("Position in steps of the chosen kind", "99");
        assertThat(now().place()).as("there are only nine").isEqualTo(new Place(0, 1, 1, 9, 9));
        assertThat(said).last().asString().contains("a whole number from 0 to 9");
        fx.interact(() -> hand.named(Button.class, "To the end").fire());
        assertThat(now().position()).isEqualTo(81);
        fx.interact(() -> hand.named(Button.class, "To the beginning").fire());
        assertThat(now().position()).isZero();
        hand.press("term");
        fx.interact(() -> hand.named(ToggleButton.class, "Loop").fire());
        assertThat(stepping.loopProperty().get()).as("the neuron").isEqualTo(new Loop(0, 9));
        fx.interact(() -> hand.named(ToggleButton.class, "Loop").fire());
        assertThat(stepping.loopProperty().get()).isNull();
    }

    @Test
    void a_click_on_a_product_goes_to_it_and_what_has_nothing_below_says_so(FxRobot fx) {
        fx.type(KeyCode.RIGHT);
        Region view = fx.lookup(StepView.class::isInstance).queryAs(Region.class);
        var at = view.localToScreen(view.getLayoutBounds());
        // Somewhere in the three grids, which lie at the left.
        fx.clickOn(at.getMinX() + 60, at.getCenterY());
        assertThat(now().position()).isGreaterThan(1);
        fx.type(KeyCode.ENTER);
        assertThat(said).last().asString().contains("of the picture; no layer is below it");
    }

    @Test
    void the_scrub_bar_goes_anywhere(FxRobot fx) {
        Region bar = fx.lookup(ScrubBar.class::isInstance).queryAs(Region.class);
        var at = bar.localToScreen(bar.getLayoutBounds());
        fx.clickOn(at.getMaxX() - 1, at.getCenterY());
        assertThat(now().position()).isEqualTo(81);
        fx.clickOn(at.getCenterX(), at.getCenterY());
        assertThat(now().position()).isBetween(38L, 43L);
        fx.drag(at.getCenterX(), at.getCenterY(), MouseButton.PRIMARY).dropTo(at.getMinX() + 1, at.getCenterY());
        assertThat(now().position()).isZero();
    }

    @Test
    void a_film_and_a_series_are_saved_and_a_wrong_range_is_explained(FxRobot fx) throws IOException {
        var hand = new Hand(fx);
        fx.type(KeyCode.RIGHT);
        fx.interact(() -> hand.named(Button.class, "Save steps").fire());
        assertThat(hand.says("9 pictures")).isTrue();
        hand.type("Last step", "500");
        assertThat(hand.says("There is no term 500. The layer has 81 terms")).isTrue();
        hand.type("Last step", "4");
        hand.press("Save…");
        assertThat(folder.resolve("conv1-steps.gif")).isNotEmptyFile();
        assertThat(said).last().asString().contains("4 pictures");
        fx.interact(() -> hand.named(Button.class, "Save steps").fire());
        hand.press("pictures");
        hand.press("Save…");
        try (Stream<Path> files = Files.list(folder.resolve("frames"))) {
            assertThat(files).hasSize(9);
        }
    }

    @Test
    void a_value_is_asked_for_guessed_and_revealed(FxRobot fx) {
        var hand = new Hand(fx);
        fx.interact(() -> {
            session.selectionProperty().set(session.selection().withPinned(new Cell(1, 2)));
            hand.named(ToggleButton.class, "Predict, then reveal").fire();
        });
        assertThat(hand.says("What is the value of neuron (1, 2) of map 0?")).isTrue();
        assertThat(now().asked()).isTrue();
        assertThat(now().partial().value()).isEmpty();
        TextField guess = hand.named(TextField.class, "Your guess");
        fx.interact(() -> guess.setText("seven"));
        hand.press("Reveal");
        assertThat(hand.says("“seven” is not a number")).isTrue();
        assertThat(now().asked()).as("still hidden").isTrue();
        fx.interact(() -> guess.setText("7"));
        hand.press("Reveal");
        assertThat(now().place()).isEqualTo(new Place(0, 1, 2, 9, 9));
        float value = now().partial().value().orElseThrow();
        assertThat(hand.says("You said 7; it is ")).isTrue();
        assertThat(hand.says("(0 of 1 right)")).isTrue();

        // The same neuron again, by a click, and now the student knows.
        fx.interact(() -> session.selectionProperty().set(session.selection().withPinned(new Cell(0, 0))));
        fx.interact(() -> session.selectionProperty().set(session.selection().withPinned(new Cell(1, 2))));
        assertThat(hand.says("What is the value of neuron (1, 2) of map 0?")).isTrue();
        fx.interact(() -> guess.setText(Float.toString(value)));
        hand.press("Reveal");
        assertThat(hand.says("(1 of 2 right)")).isTrue();
        fx.interact(() -> hand.named(ToggleButton.class, "Predict, then reveal").fire());
        assertThat(stepping.asksFirstProperty().get()).isFalse();
    }

    @Test
    void play_works_wherever_the_focus_is_and_a_field_is_guessed_by_a_click(FxRobot fx) {
        var hand = new Hand(fx);
        fx.interact(() -> fx.lookup(ScrubBar.class::isInstance).queryAs(Region.class).getParent().requestFocus());
        fx.type(KeyCode.SPACE);
        assertThat(stepping.playingProperty().get()).isTrue();
        fx.type(KeyCode.SPACE);
        fx.interact(() -> hand.named(ToggleButton.class, "Predict, then reveal").fire());
        hand.press("field");
        assertThat(hand.says("Which rows and columns does neuron")).isTrue();
        assertThat(now().idle()).as("nothing on the stage tells").isTrue();
        hand.press("Reveal");
        assertThat(hand.says("It is rows ")).isTrue();
        assertThat(now().place().finished()).isTrue();
        hand.press("output size");
        assertThat(hand.says("How many rows and columns would each map")).isTrue();
        hand.press("Reveal");
        assertThat(hand.says("rows:")).isTrue();
        fx.interact(() -> hand.named(Button.class, "A sheet of questions").fire());
        hand.press("Markdown");
        hand.press("Save…");
        assertThat(folder.resolve("questions.md")).isNotEmptyFile();
    }

    @Test
    void everything_is_told_to_those_who_cannot_see_it(FxRobot fx) {
        fx.type(KeyCode.RIGHT, KeyCode.RIGHT);
        Region view = fx.lookup(StepView.class::isInstance).queryAs(Region.class);
        assertThat(view.getAccessibleText()).isEqualTo(StepText.line(now())).contains("term 2 of 9");
    }
}
