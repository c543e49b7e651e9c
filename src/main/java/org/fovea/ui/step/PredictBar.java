package org.fovea.ui.step;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.compute.quiz.Answer;
import org.fovea.compute.step.Moment;
import org.fovea.project.Cell;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Pills;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Predict, then reveal: something about the layer is hidden, the students guess it, and the answer appears with its calculation.
/// Keeps count of what was right.
final class PredictBar extends HBox {
    private final Session session;
    private final Stepping stepping;
    private final Random random = new Random();
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final Pills<Riddle.About> topics;
    private final Label text = new Label();
    private final Tooltip whole = new Tooltip();
    private final TextField guess = new TextField();
    private final Button reveal = new Button("Reveal");
    private final Button another = new Button("Another");
    private Riddle.About about = Riddle.About.VALUE;
    private @Nullable Riddle riddle;
    private int asked;
    private int right;

    PredictBar(Session session, Stepping stepping, SheetPanel sheets) {
        super(8);
        this.session = session;
        this.stepping = stepping;
        getStyleClass().add("predict");
        setAlignment(Pos.CENTER_LEFT);
        topics = new Pills<>(List.of(Riddle.About.values()), Riddle.About::title, Riddle.About::about, chosen -> {
            about = chosen;
            ask();
        });
        topics.setHgap(3);
        topics.setPrefWrapLength(250);
        topics.setMinWidth(USE_PREF_SIZE);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setWrapText(true);
        text.setTooltip(whole);
        HBox.setHgrow(text, Priority.ALWAYS);
        guess.setPrefWidth(150);
        guess.setMinWidth(110);
        guess.getStyleClass().add("numbers");
        guess.setAccessibleText("Your guess");
        guess.setOnAction(_ -> typed());
        reveal.getStyleClass().add("primary");
        reveal.setMinWidth(USE_PREF_SIZE);
        reveal.setTooltip(new Tooltip("Shows the answer, and how it is calculated"));
        reveal.setOnAction(_ -> typed());
        another.setMinWidth(USE_PREF_SIZE);
        another.setTooltip(new Tooltip("The next question"));
        another.setOnAction(_ -> ask());
        Button close = Icons.button(MaterialDesignC.CLOSE, "No more questions", "No more questions");
        close.setOnAction(_ -> active.set(false));
        Button sheet = Icons.button(MaterialDesignF.FILE_QUESTION_OUTLINE, "A sheet of questions",
                "Save a sheet of questions about this network, with an answer key (PDF, Markdown)");
        sheet.setOnAction(_ -> sheets.show(sheet));
        getChildren().addAll(topics, text, guess, reveal, another, sheet, close);
        active.subscribe(this::toggle);
        stepping.activeProperty().subscribe(on -> {
            if (!on) active.set(false);
        });
    }

    /// Whether something is asked.
    BooleanProperty activeProperty() {
        return active;
    }

    private void toggle(boolean on) {
        setVisible(on);
        setManaged(on);
        stepping.asksFirstProperty().set(on && about == Riddle.About.VALUE);
        if (!on) {
            riddle = null;
            return;
        }
        asked = 0;
        right = 0;
        topics.show(about);
        ask();
    }

    /// The neuron in turn is asked for, or the next thing that seeds bring.
    private void ask() {
        topics.show(about);
        stepping.asksFirstProperty().set(about == Riddle.About.VALUE);
        Optional<Riddle> next = Riddle.next(about, session, stepping, random, riddle != null);
        riddle = next.orElse(null);
        guess.clear();
        guess.setDisable(next.isEmpty());
        reveal.setDisable(next.isEmpty());
        say(next.map(Riddle::question).orElse("There is nothing to ask about this layer; choose another one."));
        next.ifPresent(one -> {
            guess.setPromptText(one.answer().form());
            guess.requestFocus();
        });
    }

    /// A neuron of the map was clicked: its value is asked for.
    void follow(Moment moment) {
        if (!active.get() || !moment.asked()) return;
        riddle = Riddle.ofValue(moment);
        guess.setDisable(false);
        reveal.setDisable(false);
        guess.clear();
        say(riddle.question());
    }

    private void say(String sentence) {
        text.setText(sentence);
        whole.setText(sentence);
    }

    private void typed() {
        Riddle now = riddle;
        if (now == null) return;
        String typed = guess.getText().strip();
        Optional<Answer> answer = typed.isEmpty() ? Optional.empty() : now.answer().read(typed);
        if (!typed.isEmpty() && answer.isEmpty()) {
            say("“%s” is not %s; write it like that, or leave it empty to see the answer.".formatted(typed,
                    now.answer().form()));
            return;
        }
        show(now, answer, typed);
    }

    private void show(Riddle now, Optional<Answer> answer, String said) {
        asked++;
        boolean good = answer.isPresent() && now.answer().right(answer.get());
        if (good) right++;
        String outcome = answer.isEmpty()
                ? "It is %s.".formatted(now.answer().text())
                : good
                        ? "Right: %s.".formatted(now.answer().text())
                        : "You said %s; it is %s.".formatted(said, now.answer().text());
        say("%s %s (%d of %d right)".formatted(outcome, String.join("; ", now.calculation()), right, asked)
                .replace("  ", " "));
        riddle = null;
        guess.setDisable(true);
        reveal.setDisable(true);
        now.shown(stepping);
        another.requestFocus();
    }

    /// A pixel of the input was clicked: where a field is asked for, that is a guess of its upper left corner.
    ///
    /// @return whether it was one
    boolean clicked(Cell pixel) {
        Riddle now = riddle;
        if (!active.get() || now == null || !(now.answer() instanceof Answer.Place place)) return false;
        boolean corner = pixel.row() == place.rows().first() && pixel.column() == place.columns().first();
        show(now, Optional.of(corner ? place : Riddle.from(place, pixel)),
                "row %d, column %d as its corner".formatted(pixel.row(), pixel.column()).replace('-', '−'));
        return true;
    }
}
