package org.fovea.ui.learn.film;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.compute.learn.Snapshots;
import org.fovea.engine.Cancel;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.learn.FiltersOverTime;
import org.fovea.figure.learn.WeightPicture;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.export.FilmJob;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Saves how the filters of a layer came to be, as a film or as a contact sheet: which layer, how many moments, how large.
public final class FilmPanel {
    /// What becomes of the moments.
    private enum Kind {
        FILM("film", "An animated GIF: a picture for each moment, beginning again at its end"),
        SHEET("contact sheet", "One PNG: a row for each filter, a column for each moment");

        private final String title;
        private final String about;

        Kind(String title, String about) {
            this.title = title;
            this.about = about;
        }
    }

    private static final int USUAL_COLUMNS = 12;
    private static final int USUAL_SIDE = 40;
    private static final int USUAL_FILM_SIDE = 64;
    /// The last moment stays so many seconds before the film begins again.
    private static final double REST = 1.5;

    private final Learning learning;
    private final Theme theme;
    private final Dialogs dialogs;
    private final FilmJob job;
    private final PopOver popup = new PopOver();
    private final Section layer = new Section("LAYER");
    private final Pills<Kind> kinds = new Pills<>(List.of(Kind.values()), kind -> kind.title, kind -> kind.about,
            this::change);
    private final Pills<Boolean> themes = new Pills<>(List.of(false, true), dark -> dark ? "dark" : "light",
            dark -> dark ? "On a dark ground" : "On a light ground", chosen -> dark = chosen);
    private final NumberField moments = new NumberField("Moments", 1, Snapshots.MOST, true, 1, _ -> refresh());
    private final NumberField side = new NumberField("Pixels of a filter", FiltersOverTime.SMALLEST,
            FiltersOverTime.LARGEST, true, 4, _ -> refresh());
    private final NumberField speed = new NumberField("Moments a second", 1, 50, true, 1, _ -> refresh());
    private final HBox speedLine = line(speed, new Label("moments a second"));
    private final Label outcome = new Label();
    private final Button save = new Button("Save…", Icons.of(MaterialDesignT.TRAY_ARROW_DOWN));
    private List<Integer> offered = List.of();
    private int node;
    private Kind kind = Kind.FILM;
    private boolean dark;

    public FilmPanel(Learning learning, Theme theme, Dialogs dialogs, FilmJob job) {
        this.learning = learning;
        this.theme = theme;
        this.dialogs = dialogs;
        this.job = job;
        moments.show(Snapshots.MOST);
        side.show(USUAL_FILM_SIDE);
        speed.show(10);
        for (NumberField field : List.of(moments, side, speed)) {
            field.setPrefWidth(72);
            field.onRefused(this::refused);
        }
        outcome.getStyleClass().add("quiet");
        outcome.setWrapText(true);
        outcome.setMinHeight(34);
        save.getStyleClass().add("primary");
        save.setDefaultButton(true);
        save.setTooltip(new Tooltip("Choose where to save it; it is written whole or not at all"));
        save.setOnAction(_ -> save());
        var buttons = new HBox(save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        speedLine.managedProperty().bind(speedLine.visibleProperty());
        var content = new VBox(16, layer, new Section("AS", kinds),
                new Section("MOMENTS", line(new Label("at most"), moments, new Label("of those that are kept")),
                        speedLine),
                new Section("PICTURE", line(side, new Label("pixels for each filter")), themes), outcome, buttons);
        content.getStyleClass().add("popup-content");
        content.setPrefWidth(360);
        popup.setContentNode(content);
        popup.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        popup.setDetachable(false);
        popup.setAnimated(false);
        job.progressProperty().subscribe(_ -> refresh());
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// The contact sheet can be saved with everything else that is seen, and films from there.
    public void addTo(Exhibits exhibits) {
        exhibits.add(this::exhibit);
        exhibits.addFilm("Film of the filters…", () -> learning.looking().activeProperty().get() && !layers().isEmpty(),
                owner -> show(owner, PopOver.ArrowLocation.TOP_RIGHT));
    }

    private Optional<Exhibit> exhibit() {
        if (!learning.looking().activeProperty().get() || layers().isEmpty()) return Optional.empty();
        int chosen = layers().contains(node) ? node : layers().getFirst();
        return figures(chosen, USUAL_COLUMNS, USUAL_SIDE).map(all -> Exhibit.drawing("filters over time", stem(chosen),
                "%s: the filters of %s over %s epochs".formatted(learning.taskProperty().get().title(), name(chosen),
                        String.format(Locale.ROOT, "%.1f", all.moments().getLast().epochs())),
                all.sheet()));
    }

    private @Nullable Project subject() {
        return learning.subjectProperty().get();
    }

    private String name(int number) {
        Project subject = subject();
        return subject == null ? "" : subject.layer(number).name();
    }

    private String stem(int number) {
        return "%s-filters-over-time".formatted(name(number).replaceAll("[^\\w.-]", "_"));
    }

    /// The layers that have filters.
    private List<Integer> layers() {
        Project subject = subject();
        Snapshots kept = learning.moments().snapshotsProperty().get();
        var numbers = new ArrayList<Integer>();
        if (subject == null || kept.isEmpty()) return numbers;
        List<Layer> all = subject.layers();
        for (int n = 1; n <= all.size(); n++)
            if (WeightPicture.of(kept.all().getLast().network(), n).isPresent()) numbers.add(n);
        return numbers;
    }

    private Optional<FiltersOverTime> figures(int number, int most, int pixels) {
        return FiltersOverTime.of(name(number),
                FiltersOverTime.evenly(learning.moments().snapshotsProperty().get(), most),
                number, pixels);
    }

    /// A button that opens it, and how far a film is written.
    public HBox controls() {
        Button film = Icons.button(MaterialDesignF.FILMSTRIP, "Save filters over time",
                "Save how the filters came to be, as a film or as a contact sheet");
        film.setOnAction(_ -> show(film, PopOver.ArrowLocation.BOTTOM_RIGHT));
        learning.subjectProperty().subscribe(subject -> film.setDisable(subject == null));
        return line(job.view(), film);
    }

    /// Above or below a node.
    public void show(Node owner, PopOver.ArrowLocation arrow) {
        popup.setArrowLocation(arrow);
        dark = theme.isDark();
        themes.show(dark);
        offer();
        choose(kind);
        theme.dress(popup);
        popup.show(owner);
    }

    private void offer() {
        List<Integer> now = layers();
        if (!now.contains(node)) node = now.isEmpty() ? 0 : now.getFirst();
        if (!now.equals(offered) || layer.getChildren().size() < 2) {
            offered = now;
            var pills = new Pills<>(now, this::name, number -> "The filters of " + name(number), number -> {
                node = number;
                refresh();
            });
            layer.getChildren().setAll(layer.getChildren().getFirst(), pills);
            pills.show(node);
        }
    }

    private void change(Kind chosen) {
        side.show(chosen == Kind.FILM ? USUAL_FILM_SIDE : USUAL_SIDE);
        choose(chosen);
    }

    private void choose(Kind chosen) {
        kind = chosen;
        kinds.show(kind);
        speedLine.setVisible(kind == Kind.FILM);
        int kept = Math.max(1, learning.moments().snapshotsProperty().get().size());
        moments.show(kind == Kind.FILM ? kept : Math.min(USUAL_COLUMNS, kept));
        refresh();
    }

    private void refused(String sentence) {
        if (sentence.isEmpty()) return;
        outcome.setText(sentence);
        save.setDisable(true);
    }

    private void refresh() {
        Optional<FiltersOverTime> made = node == 0
                ? Optional.empty()
                : figures(node, (int) moments.value(), (int) side.value());
        outcome.setText(made.map(this::about).orElse("No layer of the network has filters."));
        if (job.running()) outcome.setText("Something else is being saved.");
        save.setDisable(made.isEmpty() || job.running());
    }

    private String about(FiltersOverTime made) {
        Figure first = kind == Kind.FILM ? made.frame(0) : made.sheet();
        String size = "%,.0f × %,.0f pixels".formatted(Math.ceil(first.width()), Math.ceil(first.height()));
        int count = made.moments().size();
        if (count == 1 && learning.moments().snapshotsProperty().get().size() == 1)
            return size + "; nothing was learned here yet, so that there is one moment only";
        return kind == Kind.SHEET
                ? "%s, %d filters at %,d moment%s".formatted(size, made.shown(), count, count == 1 ? "" : "s")
                : String.format(Locale.ROOT, "%s, %,d picture%s, %.1f seconds", size, count, count == 1 ? "" : "s",
                        count / speed.value() + REST);
    }

    private void save() {
        FiltersOverTime made = figures(node, (int) moments.value(), (int) side.value()).orElseThrow();
        popup.hide();
        Palette palette = dark ? Palette.DARK : Palette.LIGHT;
        double perSecond = speed.value();
        boolean film = kind == Kind.FILM;
        Optional<Path> file = dialogs.save(stem(node) + (film ? ".gif" : ".png"));
        file.ifPresent(path -> {
            if (film)
                job.start(new Film(made, (int) Math.ceil(REST * perSecond)), path,
                        new FilmJob.As.Film(perSecond), palette);
            else
                job.start(new Sheet(made), path, new FilmJob.As.Sheet(), palette);
        });
    }

    /// A picture for each moment; the last one rests.
    private record Film(FiltersOverTime all, int rest) implements FilmJob.Pictures {
        @Override
        public int pictures() {
            return all.moments().size() + rest;
        }

        @Override
        public Figure picture(int number, Cancel cancel) {
            cancel.check();
            return all.frame(Math.min(number, all.moments().size() - 1));
        }
    }

    private record Sheet(FiltersOverTime all) implements FilmJob.Pictures {
        @Override
        public int pictures() {
            return 1;
        }

        @Override
        public Figure picture(int number, Cancel cancel) {
            cancel.check();
            return all.sheet();
        }
    }
}
