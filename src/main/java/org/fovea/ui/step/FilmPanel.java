package org.fovea.ui.step;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.compute.step.Course;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.StepRange;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.step.StepFilm;
import org.fovea.figure.step.StepFrame;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.session.Stepping.Loop;
import org.fovea.ui.export.FilmJob;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Saves a range of steps as a film or as numbered pictures: which steps, how large, in which theme.
final class FilmPanel {
    /// What becomes of the steps.
    private enum Kind {
        FILM("film", "An animated GIF that begins again at its end"),
        PICTURES("pictures", "A folder of PNG files, numbered in order");

        private final String title;
        private final String about;

        Kind(String title, String about) {
            this.title = title;
            this.about = about;
        }
    }

    private static final int LARGEST_SIDE = 4096;

    private final Session session;
    private final Stepping stepping;
    private final Theme theme;
    private final Dialogs dialogs;
    private final FilmJob job;
    private final Speed speed;
    private final PopOver popup = new PopOver();
    private final Pills<Level> levels = new Pills<>(List.of(Level.values()), Level::word,
            level -> "Each picture goes one %s further.".formatted(level.word()), this::choose);
    private final Pills<Kind> kinds = new Pills<>(List.of(Kind.values()), kind -> kind.title, kind -> kind.about,
            chosen -> kind = chosen);
    private final Pills<Boolean> themes = new Pills<>(List.of(false, true), dark -> dark ? "dark" : "light",
            dark -> dark ? "On a dark ground" : "On a light ground", chosen -> dark = chosen);
    private final NumberField from = new NumberField("First step", 0, Double.MAX_VALUE, true, 1, _ -> refresh());
    private final NumberField to = new NumberField("Last step", 0, Double.MAX_VALUE, true, 1, _ -> refresh());
    private final NumberField width = new NumberField("Width in pixels", StepFrame.NARROWEST, LARGEST_SIDE, true, 10,
            _ -> refresh());
    private final NumberField height = new NumberField("Height in pixels", StepFrame.LOWEST, LARGEST_SIDE, true, 10,
            _ -> refresh());
    private final Label outcome = new Label();
    private final Button save = new Button("Save…", Icons.of(MaterialDesignT.TRAY_ARROW_DOWN));
    private Level level = Level.TERM;
    private Kind kind = Kind.FILM;
    private boolean dark;

    FilmPanel(Session session, Stepping stepping, Speed speed, Theme theme, Dialogs dialogs, FilmJob job) {
        this.session = session;
        this.stepping = stepping;
        this.speed = speed;
        this.theme = theme;
        this.dialogs = dialogs;
        this.job = job;
        width.show(960);
        height.show(540);
        for (NumberField field : List.of(from, to, width, height)) {
            field.setPrefWidth(84);
            field.onRefused(this::refused);
        }
        outcome.getStyleClass().add("quiet");
        outcome.setWrapText(true);
        save.getStyleClass().add("primary");
        save.setDefaultButton(true);
        save.setTooltip(new Tooltip("Choose where to save it; it is written whole or not at all"));
        save.setOnAction(_ -> save());
        var buttons = new HBox(save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var content = new VBox(16, new Section("STEPS", levels, line(new Label("from"), from, new Label("to"), to)),
                new Section("AS", kinds), new Section("PICTURE", line(width, new Label("×"), height,
                        new Label("pixels")), themes),
                outcome, buttons);
        content.getStyleClass().add("popup-content");
        content.setPrefWidth(340);
        popup.setContentNode(content);
        popup.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
        popup.setDetachable(false);
        popup.setAnimated(false);
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void show(Node owner) {
        dark = theme.isDark();
        themes.show(dark);
        kinds.show(kind);
        choose(stepping.levelProperty().get());
        theme.dress(popup);
        popup.show(owner);
    }

    /// The looped range; without one the neuron, row, map or layer that the position lies in.
    private void choose(Level chosen) {
        level = chosen;
        levels.show(level);
        Moment now = session.momentProperty().get();
        if (now == null) return;
        Course course = now.course();
        Loop loop = stepping.loopProperty().get();
        long inside = Math.max(0, now.position() - 1);
        long begin = 0;
        long end = course.total();
        if (loop != null) {
            begin = loop.from();
            end = loop.to();
        } else if (level != Level.MAP) {
            Level around = level.larger();
            begin = course.after(around, course.done(around, inside));
            end = course.forward(around, begin);
        }
        long first = course.done(level, begin) + 1;
        from.show((double) first);
        to.show((double) Math.max(first, course.done(level, end)));
        refresh();
    }

    private void refused(String sentence) {
        if (sentence.isEmpty()) return;
        outcome.setText(sentence);
        save.setDisable(true);
    }

    private Optional<StepRange> range() {
        Moment now = session.momentProperty().get();
        if (now == null) return Optional.empty();
        return Optional.of(StepRange.of(now.course(), level, null, (long) from.value(), (long) to.value()));
    }

    private void refresh() {
        boolean fits = false;
        try {
            Optional<StepRange> range = range();
            range.ifPresent(steps -> outcome.setText("%,d picture%s, %s a second".formatted(steps.count(),
                    steps.count() == 1 ? "" : "s", Speed.text(speed.choiceProperty().get()).replace("/s", ""))));
            fits = range.isPresent() && !job.running();
        } catch (Problem wrong) {
            outcome.setText(wrong.sentence());
        }
        save.setDisable(!fits);
    }

    private void save() {
        Moment now = session.momentProperty().get();
        if (now == null) return;
        StepRange range = range().orElseThrow();
        popup.hide();
        String name = "%s-steps".formatted(now.evaluation().layer().name().replaceAll("[^\\w.-]", "_"));
        Optional<Path> file = switch (kind) {
            case FILM -> dialogs.save(name + ".gif");
            case PICTURES -> dialogs.folder("Save %,d pictures into a folder".formatted(range.count()));
        };
        file.ifPresent(path -> job.start(pictures(new StepFilm(now.evaluation(), session.resultsProperty().get(), range,
                Machine.fastest(), width.value(), height.value())), path, switch (kind) {
                    case FILM -> new FilmJob.As.Film(Speed.CHOICES.get(speed.choiceProperty().get()));
                    case PICTURES -> new FilmJob.As.Series("step", range.from());
                }, dark ? Palette.DARK : Palette.LIGHT));
    }

    private static FilmJob.Pictures pictures(StepFilm film) {
        return new FilmJob.Pictures() {
            @Override
            public int pictures() {
                return film.pictures();
            }

            @Override
            public Figure picture(int number, Cancel cancel) {
                return film.picture(number, cancel);
            }
        };
    }
}
