package org.fovea.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.figure.Raster;
import org.fovea.session.Jobs;
import org.fovea.session.Session;
import org.fovea.ui.export.ExportChoice.Kind;
import org.fovea.ui.export.ExportChoice.Sizing;
import org.fovea.ui.export.Exhibit.Look;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Saves what is on screen, as a picture or as numbers, or copies the picture.
public final class ExportPanel {
    private final Exhibits exhibits;
    private final Theme theme;
    private final Jobs jobs;
    private final Notices notices;
    private final Dialogs dialogs;
    private final PopOver popup = new PopOver();
    private final Pills<Kind> kinds = new Pills<>(List.of(Kind.values()), Kind::name, ExportPanel::about, this::choose);
    private final Pills<Sizing> sizings = new Pills<>(List.of(Sizing.values()), s -> s.title, ExportPanel::about,
            this::choose);
    private final NumberField times = new NumberField("Pixels per cell", 1, 64, true, 1, v -> choose(v.intValue()));
    private final NumberField width = new NumberField("Width in cm", 0.5, 200, false, 0.5, _ -> refresh());
    private final NumberField dpi = new NumberField("Dots per inch", 36, 1200, true, 1, _ -> refresh());
    private final CheckBox colorBar = new CheckBox("Colour bar");
    private final CheckBox caption = new CheckBox("Caption");
    private final CheckBox transparent = new CheckBox("Transparent background");
    private final Label timesUnit = new Label();
    private final HBox timesLine = line(times, timesUnit);
    private final HBox printLine = line(width, new Label("cm wide at"), dpi, new Label("dpi"));
    private final Section look;
    private final Label outcome = new Label();
    private final Button save = new Button("Save…", Icons.of(MaterialDesignT.TRAY_ARROW_DOWN));
    private final Button copy = new Button("Copy picture", Icons.of(MaterialDesignC.CONTENT_COPY));
    private final Section what = new Section("WHAT");
    private final HBox films = new HBox(8);
    private Pills<String> subjects = new Pills<>(List.of(), title -> title, title -> title, this::choose);
    private List<String> offered = List.of();
    private String subject = "";
    private String preferred = "";
    private Kind kind = Kind.PNG;
    private Sizing sizing = Sizing.ONE_TO_ONE;
    private int factor = 2;

    public ExportPanel(Exhibits exhibits, Session session, Theme theme, Jobs jobs, Notices notices, Dialogs dialogs) {
        this.exhibits = exhibits;
        this.theme = theme;
        this.jobs = jobs;
        this.notices = notices;
        this.dialogs = dialogs;
        times.show(factor);
        width.show(12);
        dpi.show(300);
        colorBar.setTooltip(new Tooltip("Adds the colour bar, so that readers know which value a colour stands for"));
        caption.setTooltip(
                new Tooltip("Adds a line that says what is seen: picture, filter, kernel, stride and padding"));
        transparent.setTooltip(new Tooltip("Leaves the background empty, for slides that are not white"));
        outcome.getStyleClass().addAll("quiet", "numbers");
        outcome.setWrapText(true);
        for (CheckBox box : List.of(colorBar, caption, transparent)) box.setOnAction(_ -> refresh());
        look = new Section("PICTURE", sizings, timesLine, printLine, new HBox(16, colorBar, caption), transparent);
        save.getStyleClass().add("primary");
        save.setDefaultButton(true);
        save.setTooltip(new Tooltip("Choose where to save it; the file is written whole or not at all"));
        save.setOnAction(_ -> save());
        copy.setTooltip(new Tooltip("Puts the picture on the clipboard"));
        copy.setOnAction(_ -> copy());
        var buttons = new HBox(8, copy, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        films.managedProperty().bind(films.visibleProperty());
        var content = new VBox(16, what, films, new Section("AS", kinds), look, outcome, buttons);
        content.getStyleClass().add("popup-content");
        content.setPrefWidth(360);
        popup.setContentNode(content);
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popup.setDetachable(false);
        popup.setAnimated(false);
        session.evaluationProperty().subscribe(_ -> {
            if (popup.isShowing()) refresh();
        });
    }

    /// What is looked at is chosen first, until the user chooses something else.
    public void show(Node owner) {
        if (!exhibits.preferred().equals(preferred)) subject = exhibits.preferred();
        preferred = exhibits.preferred();
        films.getChildren().setAll(exhibits.films().stream().map(film -> button(film, owner)).toList());
        films.setVisible(!films.getChildren().isEmpty());
        refresh();
        theme.dress(popup);
        popup.show(owner);
    }

    private Button button(Exhibits.Film film, Node owner) {
        var button = new Button(film.title(), Icons.of(MaterialDesignF.FILMSTRIP));
        button.setOnAction(_ -> {
            popup.hide();
            film.show().accept(owner);
        });
        return button;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static String about(Kind kind) {
        return switch (kind) {
            case PNG -> "A picture";
            case NPY -> "The numbers for NumPy: float32, np.load reads them";
            case CSV -> "The numbers as a table for spreadsheets";
        };
    }

    private static String about(Sizing sizing) {
        return switch (sizing) {
            case ONE_TO_ONE -> "One pixel per cell";
            case TIMES -> "Every cell as a crisp square of N × N pixels";
            case CENTIMETERS -> "A width for print, with the resolution written into the file";
        };
    }

    private void choose(String title) {
        subject = title;
        refresh();
    }

    private void choose(Kind chosen) {
        kind = chosen;
        refresh();
    }

    private void choose(Sizing chosen) {
        sizing = chosen;
        refresh();
    }

    private void choose(int chosen) {
        factor = chosen;
        refresh();
    }

    private void refresh() {
        List<Exhibit> now = exhibits.now();
        offer(now.stream().map(Exhibit::title).toList());
        Optional<Exhibit> chosen = now.stream().filter(exhibit -> exhibit.title().equals(subject)).findFirst();
        boolean table = chosen.map(Exhibit::table).orElse(false);
        boolean numbers = chosen.map(exhibit -> exhibit.numbers() != null).orElse(false);
        boolean cells = chosen.map(exhibit -> exhibit.look() instanceof Look.Cells).orElse(true);
        if ((kind == Kind.CSV && !table) || (kind == Kind.NPY && !numbers)) kind = Kind.PNG;
        kinds.button(Kind.CSV).setDisable(!table);
        kinds.button(Kind.NPY).setDisable(!numbers);
        kinds.show(kind);
        sizings.show(sizing);
        boolean picture = kind == Kind.PNG;
        look.setDisable(!picture);
        timesLine.setVisible(sizing == Sizing.TIMES);
        timesUnit.setText(cells ? "pixels per cell" : "times as large");
        printLine.setVisible(sizing == Sizing.CENTIMETERS);
        colorBar.setDisable(!(chosen.map(Exhibit::look).orElse(null) instanceof Look.Cells(var _, var scale))
                || scale.isEmpty());
        Optional<Exportable> export = exportable();
        String missing = chosen.map(Exhibit::missing).orElse(null);
        save.setDisable(export.isEmpty() || missing != null);
        copy.setDisable(export.isEmpty() || !picture || missing != null);
        outcome.setText(missing != null
                ? missing
                : export.map(Exportable::about).orElse("Nothing is computed yet"));
    }

    /// A pill for each thing there is; the one chosen before stays chosen.
    private void offer(List<String> titles) {
        if (!titles.contains(subject)) subject = titles.isEmpty() ? "" : titles.getFirst();
        if (!titles.equals(offered)) {
            offered = titles;
            subjects = new Pills<>(titles, title -> title, title -> "Save the " + title, this::choose);
            what.getChildren().setAll(what.getChildren().getFirst(), subjects);
        }
        subjects.show(subject);
    }

    private Optional<Exportable> exportable() {
        var choice = new ExportChoice(kind, sizing, factor, width.value(), dpi.value(), colorBar.isSelected(),
                caption.isSelected(), transparent.isSelected());
        return exhibits.now().stream().filter(exhibit -> exhibit.title().equals(subject)).findFirst()
                .map(exhibit -> new Exportable(choice, exhibit));
    }

    private void save() {
        exportable().ifPresent(export -> {
            popup.hide();
            dialogs.save(export.fileName()).ifPresent(file -> write(export, file));
        });
    }

    private void write(Exportable export, Path file) {
        jobs.start("Saving " + file.getFileName(), () -> {
            export.write(file);
            return file;
        }, saved -> notices.say("Saved %s.".formatted(saved)));
    }

    private void copy() {
        exportable().ifPresent(export -> {
            popup.hide();
            jobs.start("Copying the " + subject, export::raster, this::putOnClipboard);
        });
    }

    private void putOnClipboard(Raster raster) {
        var image = new WritableImage(raster.width, raster.height);
        image.getPixelWriter().setPixels(0, 0, raster.width, raster.height, PixelFormat.getIntArgbInstance(),
                raster.argb, 0, raster.width);
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
        notices.say("Copied the %s, %d×%d pixels.".formatted(subject, raster.width,
                raster.height));
    }
}
