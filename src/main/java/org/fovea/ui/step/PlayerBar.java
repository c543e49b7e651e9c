package org.fovea.ui.step;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.step.Course;
import org.fovea.compute.step.Level;
import org.fovea.figure.step.StepFigure;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.session.Stepping.Loop;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The player's controls: steps and play, how far a step goes, how fast, and the position.
final class PlayerBar extends VBox {
    static final double WIDTH = 236;
    private static final double LABEL = 56;
    private static final double FIELD = 82;

    private final Session session;
    private final Stepping stepping;
    private final HBox buttons;
    private final Button play = Icons.button(MaterialDesignP.PLAY, "Play", "");
    private final ToggleButton loop = Icons.toggle(MaterialDesignR.REPEAT, "Loop", "");
    private final NumberField position;
    private final Label of = new Label();
    private final Label speedText = new Label();
    private final List<Node> rows;

    /// @param channel which channel of a convolution is shown, as [StepFigure] takes it
    /// @param films shows beside a node what can be saved
    PlayerBar(Session session, Stepping stepping, Speed speed, IntegerProperty channel, Notices notices,
            Consumer<Node> films) {
        super(5);
        this.session = session;
        this.stepping = stepping;
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setAlignment(Pos.CENTER_LEFT);
        play.getStyleClass().add("primary");
        play.setOnAction(_ -> stepping.togglePlaying());
        loop.setOnAction(_ -> toggleLoop());
        Button film = Icons.button(MaterialDesignF.FILMSTRIP, "Save steps",
                "Save steps as an animated GIF or as numbered pictures");
        film.setOnAction(_ -> {
            stepping.playingProperty().set(false);
            films.accept(film);
        });
        buttons = new HBox(2,
                button(MaterialDesignS.SKIP_PREVIOUS, "To the beginning", "To the beginning of the layer (Home)",
                        stepping::home),
                button(MaterialDesignC.CHEVRON_LEFT, "Step back",
                        "One step back (←, Page Up; Shift and Ctrl go further)",
                        () -> stepping.back(stepping.levelProperty().get())),
                play,
                button(MaterialDesignC.CHEVRON_RIGHT, "Step forwards",
                        "One step forwards (→, Page Down; Shift and Ctrl go further)",
                        () -> stepping.forward(stepping.levelProperty().get())),
                button(MaterialDesignS.SKIP_NEXT, "To the end", "To the end of the layer (End)", stepping::end), loop,
                film);
        buttons.setAlignment(Pos.CENTER_LEFT);
        var levels = new Pills<>(List.of(Level.values()), Level::word, PlayerBar::about,
                stepping.levelProperty()::set);
        levels.setHgap(3);
        levels.getStyleClass().add("levels");
        stepping.levelProperty().subscribe(level -> {
            levels.show(level);
            refresh();
        });
        position = new NumberField("Position in steps of the chosen kind", 0, Double.MAX_VALUE, true, 1,
                steps -> stepping.after(stepping.levelProperty().get(), steps.longValue()));
        position.onRefused(sentence -> {
            if (!sentence.isEmpty()) notices.say(sentence);
        });
        position.setPrefWidth(FIELD);
        position.setMinWidth(FIELD);
        of.getStyleClass().addAll("numbers", "quiet");
        speedText.getStyleClass().add("numbers");
        rows = List.of(levels, row("speed", speeds(speed), speedText), row("position", position, of),
                new HBox(new ChannelRow(session, channel)));
        getChildren().add(buttons);
        getChildren().addAll(rows);
        stepping.playingProperty().subscribe(this::showPlaying);
        stepping.loopProperty().subscribe(this::showLoop);
        session.momentProperty().subscribe(_ -> refresh());
    }

    private Slider speeds(Speed speed) {
        var slider = new Slider(0, Speed.CHOICES.size() - 1.0, speed.choiceProperty().get());
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setPrefWidth(112);
        slider.setAccessibleText("Steps a second");
        slider.setTooltip(new Tooltip("How many steps a second it plays, from 0.25 to 60 (keys 1 to 9)"));
        slider.valueProperty().subscribe(value -> speed.choiceProperty().set((int) Math.round(value.doubleValue())));
        speed.choiceProperty().subscribe(choice -> {
            slider.setValue(choice.intValue());
            speedText.setText(Speed.text(choice.intValue()));
        });
        return slider;
    }

    private static HBox row(String name, Node... content) {
        var label = new Label(name);
        label.setMinWidth(LABEL);
        var row = new HBox(6, label);
        row.getChildren().addAll(content);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(Ikon icon, String name, String tooltip, Runnable action) {
        Button button = Icons.button(icon, name, tooltip);
        button.setOnAction(_ -> {
            stepping.playingProperty().set(false);
            action.run();
        });
        return button;
    }

    private static String about(Level level) {
        return switch (level) {
            case TERM -> "A step is one multiplication, or one value that is read.";
            case NEURON -> "A step is one neuron of the map, with all its terms.";
            case ROW -> "A step is one row of the map.";
            case MAP -> "A step is one feature map.";
        };
    }

    /// The whole controls, or the buttons alone.
    void setCompact(boolean compact) {
        for (Node row : rows) {
            row.setVisible(!compact);
            row.setManaged(!compact);
        }
    }

    private void toggleLoop() {
        if (stepping.loopProperty().get() != null) stepping.loopProperty().set(null);
        else
            loopNeuronRow();
        showLoop();
    }

    /// Without a range of the user's, what the position lies in is played again: the neuron where single terms are played,
    /// otherwise the row, the map, the layer.
    private void loopNeuronRow() {
        var now = session.momentProperty().get();
        if (now == null) return;
        Level around = stepping.levelProperty().get().larger();
        Course course = now.course();
        long inside = Math.max(0, now.position() - 1);
        long begin = course.after(around, course.done(around, inside));
        stepping.loopProperty().set(stepping.levelProperty().get() == Level.MAP
                ? new Loop(0, course.total())
                : new Loop(begin, course.forward(around, begin)));
    }

    private void showPlaying() {
        boolean playing = stepping.playingProperty().get();
        play.setGraphic(Icons.of(playing ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        play.setAccessibleText(playing ? "Pause" : "Play");
        play.setTooltip(new Tooltip(playing ? "Pause (space)" : "Play (space)"));
    }

    private void showLoop() {
        Loop range = stepping.loopProperty().get();
        loop.setSelected(range != null);
        loop.setTooltip(new Tooltip(range == null
                ? "Play the neuron, row or map again and again; [ and ] set where the range begins and ends"
                : "Terms %,d to %,d are played again and again; [ and ] move the ends, L ends it".formatted(
                        range.from() + 1, range.to())));
    }

    private void refresh() {
        var now = session.momentProperty().get();
        if (now == null) return;
        Level level = stepping.levelProperty().get();
        long count = now.course().count(level);
        position.setMost((double) count);
        position.show((double) now.course().done(level, now.position()));
        of.setText("/ " + large(count));
        of.setTooltip(new Tooltip("%,d %s in the layer".formatted(count, level.plural())));
    }

    /// As long as the row has room.
    private static String large(long count) {
        return count < 10_000_000 ? "%,d".formatted(count) : "%.2e".formatted((double) count).replace("e+", "e");
    }
}
