package org.fovea.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.EffectiveDepth;
import org.fovea.compute.FieldTable;
import org.fovea.compute.FieldTable.Line;
import org.fovea.compute.Outline;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.net.Clash;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.TableText;
import org.fovea.project.Cell;
import org.fovea.project.Project;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The receptive fields of all layers: over depth, in a table, and what would enlarge them.
final class FieldsPane extends VBox {
    /// The least width of columns.
    private static final double NUMBERS = 72;
    private static final double WORDS = 138;
    private static final double ROW = 30;
    private static final double HEAD = 42;
    private static final int MOST_ROWS = 12;
    /// The size of the plot that is saved.
    private static final double SAVED = 900;
    private static final double TALL = 240;
    private static final List<String> ABOUT = List.of("The name of the layer", "What it does, and its settings",
            "Channels, rows and columns of its maps", "How many rows and columns of the picture a unit sees at most",
            "How far neighbouring units lie apart on the picture (the effective stride)",
            "The first row and column of the picture that unit (0, 0) sees; negative on the padding",
            "The row and column of the picture under the middle of unit (0, 0)",
            "Which share of the picture the unit in the middle of a map sees",
            "“sees past the border”: the field is larger than the picture, so every unit sees padding");

    private final Session session;
    private final FieldPlotView plot;
    private final EffectivePane effective;
    private final Latest<Project, EffectiveDepth> depth;
    private final TableView<Line> table = new TableView<>();
    private final Label pinned = quiet();
    private final Label clashes = quiet();
    private FieldTable shown = FieldTable.NONE;
    private @Nullable Project measured;
    /// While the selection of the table follows that of the session.
    private boolean following;

    FieldsPane(Session session, Theme theme, Painter painter) {
        super(16);
        this.session = session;
        plot = new FieldPlotView(session, theme);
        depth = painter.numbers(FieldsPane::depth, plot::show);
        effective = new EffectivePane(session, theme, painter);
        var advice = new FieldAdvicePane(session, painter);
        plot.setMinHeight(TALL);
        plot.setPrefHeight(TALL);
        columns();
        table.getStyleClass().add("field-table");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText("Receptive fields of all layers");
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && !following)
                session.selectionProperty().set(session.selection().withLayer(line.number()));
        });
        var copies = new HBox(8, quiet("copy as"), copy("CSV", TableText.CSV), copy("Markdown", TableText.MARKDOWN),
                copy("LaTeX", TableText.LATEX));
        copies.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(new VBox(plot),
                new Section("RECEPTIVE FIELDS OF ALL LAYERS", table, pinned, clashes, copies),
                effective, advice);
        session.projectProperty().subscribe(_ -> measure());
        sceneProperty().subscribe(_ -> measure());
        visibleProperty().subscribe(_ -> {
            measure();
            effective.wish();
            advice.wish();
        });
        session.structureProperty().subscribe(this::show);
        session.selectionProperty().subscribe(_ -> select());
    }

    /// Measures what counts in every layer, where somebody looks.
    private void measure() {
        if (getScene() == null || !isVisible() || session.project().equals(measured)) return;
        measured = session.project();
        depth.submit(session.project());
    }

    /// None where it takes more memory than there is: the section below says so.
    private static EffectiveDepth depth(Project project, Cancel cancel) {
        try {
            return EffectiveDepth.of(project, Machine.fastest(), cancel);
        } catch (Problem tooLarge) {
            return EffectiveDepth.NONE;
        }
    }

    private void columns() {
        for (int c = 0; c < FieldTable.HEAD.size(); c++) {
            int column = c;
            var each = new TableColumn<Line, String>();
            var title = new Label(FieldTable.HEAD.get(c));
            title.setTooltip(new Tooltip(ABOUT.get(c)));
            each.setGraphic(title);
            each.setSortable(false);
            each.setReorderable(false);
            each.setCellValueFactory(
                    cell -> new ReadOnlyStringWrapper(shown.cells(cell.getValue()).get(column)));
            boolean numbers = c >= 2 && c < FieldTable.HEAD.size() - 1;
            each.setCellFactory(_ -> new Words(numbers));
            each.setMinWidth(numbers ? NUMBERS : WORDS);
            table.getColumns().add(each);
        }
    }

    /// A cell of numbers is written like all numbers.
    private static final class Words extends TableCell<Line, String> {
        Words(boolean numbers) {
            if (numbers) getStyleClass().add("numbers");
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? "" : item);
        }
    }

    private static Label quiet(String... text) {
        var label = new Label(String.join("", text));
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private Button copy(String name, TableText form) {
        var button = new Button(name);
        button.getStyleClass().add("pill");
        button.setTooltip(new Tooltip("Copies the table as %s to the clipboard".formatted(name)));
        button.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(form.of(FieldTable.HEAD, shown.cells()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        return button;
    }

    private void show(Outline outline) {
        FieldTable next = FieldTable.of(outline);
        if (next.equals(shown)) return;
        shown = next;
        plot.show(next);
        following = true;
        table.getItems().setAll(next.lines());
        following = false;
        double height = HEAD + ROW * Math.clamp(next.lines().size(), 1, MOST_ROWS) + 4;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        clashes.setText(next.lines().stream().flatMap(line -> line.field().clashes().stream()).distinct()
                .map(clash -> words(outline, clash)).distinct().collect(Collectors.joining("\n")));
        select();
    }

    /// `add1: the branches conv2 and skip do not lie over each other: jump 2 and 4 of the rows.`
    private static String words(Outline outline, Clash clash) {
        String axis = clash.vertical() ? "rows" : "columns";
        String why = clash.drifts()
                ? "jumps of %s and %s %s".formatted(clash.seen().jump(), clash.seenByOther().jump(), axis)
                : "the same jump, but centres beside each other along the " + axis;
        return "%s: the branches %s and %s do not lie over each other: %s. So no single jump and centre holds behind it."
                .formatted(name(outline, clash.node()), name(outline, clash.one()), name(outline, clash.other()), why);
    }

    private static String name(Outline outline, int node) {
        return node == 0 ? "the picture" : outline.row(node).layer().name();
    }

    private void select() {
        int layer = session.selection().layer();
        following = true;
        shown.lines().stream().filter(line -> line.number() == layer).findFirst().ifPresent(line -> {
            table.getSelectionModel().select(line);
            pinned.setText(pin(line).orElse(""));
        });
        following = false;
    }

    /// Where the pinned unit lies on the picture.
    private Optional<String> pin(Line line) {
        Cell at = session.selection().pinned();
        if (at == null || at.row() >= line.output().height() || at.column() >= line.output().width())
            return Optional.empty();
        ReceptiveField field = line.field();
        return Optional
                .of("The pinned unit (%d, %d) of %s sees rows %d … %d and columns %d … %d; its centre lies at (%s, %s)."
                        .formatted(at.row(), at.column(), line.layer().name(), field.rows().first(at.row()),
                                field.rows().last(at.row()), field.columns().first(at.column()),
                                field.columns().last(at.column()), FieldTable.centre(field.rows(), at.row()),
                                FieldTable.centre(field.columns(), at.column()))
                        .replace("-", "−"));
    }

    void addTo(Exhibits exhibits) {
        effective.addTo(exhibits);
        exhibits.add(() -> isVisible() && getScene() != null && !shown.lines().isEmpty()
                ? Optional.of(Exhibit.drawing("receptive fields", "receptive-fields",
                        "The size of the receptive fields over depth",
                        plot.figure(shown, SAVED, TALL)))
                : Optional.empty());
    }
}
