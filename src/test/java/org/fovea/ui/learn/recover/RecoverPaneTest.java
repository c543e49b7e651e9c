package org.fovea.ui.learn.recover;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Candidates;
import org.fovea.compute.learn.recover.FilterError;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;
import org.fovea.project.Weights;
import org.fovea.project.learn.Task;
import org.fovea.session.Learning;
import org.fovea.session.Session;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Hiding, guessing, learning, revealing.
@ExtendWith(ApplicationExtension.class)
final class RecoverPaneTest {
    private static final Tensor SOBEL = Candidates.fitted(FilterPreset.SOBEL_X, new Shape(1, 3, 3)).orElseThrow();
    /// Weights that no learned or guessed filter has by chance.
    private static final Tensor ODD = Tensor.plane(3, 3, 0.7171f, -1.3737f, 0.5353f, 0.2929f, -0.8383f, 1.1919f,
            -0.4747f,
            0.6161f, -0.9797f);

    private final Session session = Sessions.of(Projects.project(new Shape(3, 40, 48),
            Projects.layer(3, 2, new Axis(3, 1, 1), new Axis(3, 1, 1), Padding.Named.SAME)));
    private final Learning learning = new Learning(session, Machine.SCALAR, new HidingPlace(),
            Runnable::run, Runnable::run, sentence -> {
                throw new AssertionError(sentence);
            });
    private @Nullable RecoverPane pane;

    private static Task.Recover task(boolean relu, Tensor... hidden) {
        return new Task.Recover(List.of(hidden).stream()
                .map(weights -> new NamedFilter("hidden", new Filter(weights, 0), false)).toList(), relu);
    }

    @Start
    void start(Stage stage) {
        learning.taskProperty().set(task(false, SOBEL));
        learning.looking().activeProperty().set(true);
        learning.practice().speedProperty().set(1e9);
        learning.begin();
        var painter = new Painter(Runnable::run, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
        pane = new RecoverPane(session, learning, new Theme(), painter, sentence -> {
            throw new AssertionError(sentence);
        }, new Exhibits(), new SimpleBooleanProperty(true));
        stage.setScene(new Scene(pane(), 1100, 760));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private RecoverPane pane() {
        return requireNonNull(pane);
    }

    private void hide(FxRobot fx, boolean relu, Tensor... hidden) {
        fx.interact(() -> learning.taskProperty().set(task(relu, hidden)));
    }

    private double error(int filter, Tensor hidden) {
        Snapshot newest = learning.moments().newestProperty().get();
        var layer = (Convolution) newest.network().node(1).op();
        return FilterError.of(List.of(Attempt.filters(layer).get(filter)), List.of(hidden)).whole();
    }

    /// All that can be read in the pane or by those who cannot see it, and in what can be saved.
    private String everything(FxRobot fx) {
        var text = new StringBuilder();
        fx.interact(() -> {
            for (Node node : fx.lookup((Node _) -> true).queryAll()) {
                text.append(node.getAccessibleText()).append('\n').append(node.getAccessibleHelp()).append('\n');
                text.append(node.getId()).append('\n');
                if (node instanceof Labeled labeled) text.append(labeled.getText()).append('\n');
                if (node instanceof javafx.scene.control.Control control && control.getTooltip() != null)
                    text.append(control.getTooltip().getText()).append('\n');
                if (node instanceof TextInputControl field) text.append(field.getText()).append('\n');
            }
            pane().exhibit().ifPresent(exhibit -> text.append(exhibit.title()).append(exhibit.stem())
                    .append(exhibit.caption()).append('\n').append(words(exhibit)));
        });
        return text.toString();
    }

    private static String words(Exhibit exhibit) {
        Figure figure = ((Exhibit.Look.Whole) exhibit.look()).figure();
        var words = new ArrayList<String>();
        var pen = (Pen) Proxy.newProxyInstance(Pen.class.getClassLoader(), new Class<?>[]{Pen.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "text" -> {
                        words.add((String) arguments[2]);
                        yield null;
                    }
                    case "textWidth" -> 1.0;
                    case "fitted" -> arguments[0];
                    default -> null;
                });
        figure.draw(pen, Palette.LIGHT);
        return String.join("\n", words);
    }

    /// That nothing in a text tells these weights: none is there with all its digits, and rounded ones no more than others
    /// are by chance.
    private static void assertTellsNothingOf(Tensor hidden, String text) {
        long rounded = 0;
        for (float weight : hidden.data) {
            String number = String.format(Locale.ROOT, "%.4f", Math.abs(weight));
            assertThat(text).doesNotContain(number);
            if (text.contains(number.substring(0, 5) + "\n") || text.contains(number.substring(0, 4) + "\n")) rounded++;
        }
        assertThat(rounded).isLessThanOrEqualTo(2);
    }

    private static ToggleButton reveal(FxRobot fx) {
        return fx.lookup((Node n) -> n instanceof ToggleButton b && "Reveal".equals(b.getText())).queryAs(
                ToggleButton.class);
    }

    @Test
    void a_hidden_sobel_filter_is_found_to_less_than_a_hundredth_and_revealed(FxRobot fx) {
        var hand = new Hand(fx);
        assertThat(error(0, SOBEL)).isGreaterThan(0.5);
        hand.press("Let it learn");
        assertThat(learning.stateProperty().get()).isEqualTo(Learning.State.FINISHED);
        assertThat(error(0, SOBEL)).isLessThan(0.01);
        assertThat(hand.says("Nobody tells the filter what to look for")).isTrue();
        assertThat(hand.says("Sobel")).isFalse();
        fx.interact(() -> reveal(fx).fire());
        assertThat(hand.says("It was “Sobel x”. The learned filter is off by less than 0.001 % of its length."))
                .isTrue();
        assertThat(words(pane().exhibit().orElseThrow())).contains("Sobel x", "Learned − hidden");
        fx.interact(() -> reveal(fx).fire());
        assertThat(hand.says("Sobel")).isFalse();
        assertThat(words(pane().exhibit().orElseThrow())).contains("?").doesNotContain("Sobel");
    }

    @Test
    void nothing_that_can_be_read_tells_the_hidden_weights_before_they_are_revealed(FxRobot fx) {
        hide(fx, false, ODD);
        assertTellsNothingOf(ODD, everything(fx));
        // Nor where every weight is pointed at.
        fx.interact(() -> fx.lookup((Node n) -> n instanceof ToggleButton b && "learn".equals(b.getText()))
                .queryAs(ToggleButton.class).fire());
        fx.interact(() -> learning.practice().oneBatch());
        for (int at = 0; at < ODD.data.length; at++) {
            assertTellsNothingOf(ODD, everything(fx));
            fx.type(at % 3 == 2 ? KeyCode.DOWN : KeyCode.RIGHT);
        }
        fx.interact(() -> reveal(fx).fire());
        assertThat(everything(fx)).contains("0.72\n", "−1.37\n", "−0.98\n");
    }

    @Test
    void the_class_picks_a_candidate_and_sees_what_it_makes(FxRobot fx) {
        var hand = new Hand(fx);
        assertThat(words(pane().exhibit().orElseThrow())).contains("not yet").doesNotContain("correlation");
        fx.interact(() -> hand.named(ToggleButton.class, "Candidate A").fire());
        assertThat(words(pane().exhibit().orElseThrow())).contains("correlation", "mean square");
        assertThat(hand.says("white where you are right")).isTrue();
        int right = -1;
        for (int i = 0; i < 6; i++) {
            ToggleButton candidate = hand.named(ToggleButton.class, "Candidate " + CandidateRow.letter(i));
            fx.interact(candidate::fire);
            assertThat(candidate.isSelected()).isTrue();
            if (words(pane().exhibit().orElseThrow()).contains("mean square 0\n")) right = i;
        }
        assertThat(right).as("one of them makes no error").isNotNegative();
        ToggleButton winner = hand.named(ToggleButton.class, "Candidate " + CandidateRow.letter(right));
        fx.interact(winner::fire);
        fx.interact(() -> reveal(fx).fire());
        assertThat(hand.says("Your guess was right.")).isTrue();
        ToggleButton loser = hand.named(ToggleButton.class, "Candidate " + CandidateRow.letter((right + 1) % 6));
        fx.interact(loser::fire);
        assertThat(hand.says("candidate %s was right".formatted(CandidateRow.letter(right)))).isTrue();
    }

    @Test
    void a_guess_of_one_s_own_is_typed_weight_by_weight(FxRobot fx) {
        var hand = new Hand(fx);
        Node grid = fx.lookup("#kernel").query();
        fx.interact(grid::requestFocus);
        for (int at = 0; at < SOBEL.data.length; at++) {
            fx.interact(grid::requestFocus);
            String weight = Integer.toString((int) SOBEL.data[at]);
            for (char c : weight.toCharArray())
                fx.type(c == '-' ? KeyCode.MINUS : KeyCode.getKeyCode(String.valueOf(c)));
            fx.type(KeyCode.ENTER);
            fx.interact(grid::requestFocus);
            if (at % 3 == 2) fx.type(KeyCode.DOWN, KeyCode.HOME);
            else
                fx.type(KeyCode.RIGHT);
        }
        assertThat(words(pane().exhibit().orElseThrow())).contains("correlation 1", "mean square 0");
        fx.interact(() -> reveal(fx).fire());
        assertThat(hand.says("Your guess was right.")).isTrue();
    }

    @Test
    void several_filters_are_guessed_and_found_in_their_order(FxRobot fx) {
        var hand = new Hand(fx);
        hide(fx, true, SOBEL, ODD);
        assertThat(hand.says("filter")).isTrue();
        hand.press("2");
        hand.press("Let it learn");
        assertThat(error(0, SOBEL)).isLessThan(0.01);
        assertThat(error(1, ODD)).isLessThan(0.01);
        fx.interact(() -> reveal(fx).fire());
        assertThat(hand.says("This was the hidden filter.")).isTrue();
        hand.press("1");
        assertThat(hand.says("It was “Sobel x”.")).isTrue();
    }

    private static <T extends Node> T inPanel(FxRobot fx, Class<T> type, String name) {
        return type.cast(fx.lookup(".popup-content").lookup((Node n) -> type.isInstance(n)
                && (name.equals(n.getAccessibleText()) || (n instanceof Labeled l && name.equals(l.getText()))))
                .query());
    }

    private static void pressInPanel(FxRobot fx, String button) {
        fx.interact(() -> inPanel(fx, ButtonBase.class, button).fire());
    }

    private Task.Recover hidden() {
        return (Task.Recover) learning.taskProperty().get();
    }

    @Test
    void the_lecturer_hides_presets_of_choice_and_the_panel_forgets_them(FxRobot fx) {
        new Hand(fx).press("Hide a filter…");
        pressInPanel(fx, "preset");
        pressInPanel(fx, "5×5");
        pressInPanel(fx, "2");
        pressInPanel(fx, "colour");
        fx.interact(() -> presetBox(fx, 1).setValue(FilterPreset.GAUSSIAN));
        fx.interact(() -> presetBox(fx, 2).setValue(FilterPreset.SOBEL_Y));
        fx.interact(() -> inPanel(fx, CheckBox.class, "ReLU: only what is above zero is shown").fire());
        pressInPanel(fx, "Hide it");
        assertThat(fx.lookup(".popup-content").tryQuery()).isEmpty();
        assertThat(hidden().relu()).isTrue();
        assertThat(hidden().hidden()).extracting(NamedFilter::name).containsOnly("hidden");
        assertThat(hidden().hidden()).extracting(filter -> Candidates.name(filter.weights()))
                .containsExactly("Gaussian blur", "Sobel y");
        assertThat(hidden().hidden().getFirst().weights().shape).isEqualTo(new Shape(3, 5, 5));
        new Hand(fx).press("Hide a filter…");
        assertThat(inPanel(fx, ToggleButton.class, "surprise me").isSelected()).isTrue();
        assertThat(everything(fx)).doesNotContain("Gaussian", "Sobel");
    }

    private static ComboBox<FilterPreset> presetBox(FxRobot fx, int filter) {
        @SuppressWarnings("unchecked")
        ComboBox<FilterPreset> box = inPanel(fx, ComboBox.class, "Preset for filter " + filter);
        return box;
    }

    @Test
    void the_lecturer_draws_a_filter_and_nothing_is_hidden_before_there_is_a_weight(FxRobot fx) {
        Task before = learning.taskProperty().get();
        new Hand(fx).press("Hide a filter…");
        pressInPanel(fx, "drawn");
        pressInPanel(fx, "Hide it");
        assertThat(learning.taskProperty().get()).isSameAs(before);
        assertThat(new Hand(fx).says("All weights are 0, and so would be the map; paint some first.")).isTrue();
        Node grid = fx.lookup(".popup-content").lookup("#kernel").query();
        fx.interact(grid::requestFocus);
        fx.interact(() -> Event.fireEvent(grid, new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false,
                false, false, false)));
        pressInPanel(fx, "Hide it");
        assertThat(hidden().hidden().getFirst().weights().data).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(fx.lookup("#at").<Labeled>queryAll()).noneMatch(label -> label.getText().endsWith(" 1"));
    }

    @Test
    void the_search_begins_with_the_noise_that_was_asked_for(FxRobot fx) {
        new Hand(fx).press("Hide a filter…");
        pressInPanel(fx, "preset");
        pressInPanel(fx, "Hide it");
        double usual = peak();
        new Hand(fx).press("Hide a filter…");
        pressInPanel(fx, "preset");
        fx.interact(() -> {
            NumberField size = inPanel(fx, NumberField.class, "Size of the noise");
            size.requestFocus();
            size.setText("4");
            size.fireEvent(new ActionEvent());
        });
        pressInPanel(fx, "Hide it");
        assertThat(peak()).isCloseTo(4 * usual, within(1e-5));
        fx.interact(learning::restart);
        assertThat(peak()).isCloseTo(4 * usual, within(1e-5));
    }

    /// The largest of the weights that it begins with.
    private double peak() {
        Snapshot newest = learning.moments().newestProperty().get();
        assertThat(newest.batches()).isZero();
        return Weights.peak(Attempt.filters((Convolution) newest.network().node(1).op()).getFirst());
    }

    @Test
    void another_round_covers_everything_and_forgets_the_guesses(FxRobot fx) {
        var hand = new Hand(fx);
        fx.interact(() -> hand.named(ToggleButton.class, "Candidate B").fire());
        hand.press("Let it learn");
        fx.interact(() -> reveal(fx).fire());
        hide(fx, false, ODD);
        assertThat(reveal(fx).isSelected()).isFalse();
        assertThat(hand.says("A filter is hidden.")).isTrue();
        assertThat(words(pane().exhibit().orElseThrow())).contains("not yet");
        assertTellsNothingOf(ODD, everything(fx));
    }

    @Test
    void whoever_trains_sees_it_learn(FxRobot fx) {
        fx.interact(learning.practice()::oneBatch);
        assertThat(words(pane().exhibit().orElseThrow())).contains("One step of one weight");
        new Hand(fx).press("guess");
        assertThat(words(pane().exhibit().orElseThrow())).contains("What your guess makes");
    }

    @Test
    void one_looks_back_at_the_noise_it_began_with(FxRobot fx) {
        new Hand(fx).press("Let it learn");
        String found = words(pane().exhibit().orElseThrow());
        fx.interact(() -> learning.looking().scrub(0));
        String noise = words(pane().exhibit().orElseThrow());
        assertThat(noise).isNotEqualTo(found);
        assertThat(new Hand(fx).says("epoch 0.00 · batch 0")).isTrue();
        fx.interact(() -> fx.lookup((Node n) -> n instanceof ButtonBase b && "Live".equals(b.getText()))
                .queryAs(ButtonBase.class).fire());
        assertThat(words(pane().exhibit().orElseThrow())).isEqualTo(found);
    }
}
