package org.fovea.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.BookCase;
import org.fovea.compute.Outline;
import org.fovea.compute.Wirings;
import org.fovea.compute.Wirings.Rules;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Compare: what the network, or one layer of it, costs as it is, with weights of its own at every position, and fully
/// connected.
public final class ComparePane extends ScrollPane {
    private static final int LARGEST_BATCH = 1_000_000;
    /// The width of the figure that is saved.
    private static final double EXPORTED = 760;

    private final ComboBox<Case> cases = new ComboBox<>();
    private final CostTable table = new CostTable();
    private final BarsView bars;
    private final MatrixPane matrix;
    private final FieldsPane fields;
    private final CheckBox biases = new CheckBox("biases count");
    private final NumberField batch = new NumberField("Pictures in a batch", 1, LARGEST_BATCH, true, 1, _ -> show());
    private final Pills<Integer> bytes;
    private final Pills<Boolean> scale;
    private final Message refusal = new Message();
    /// Which padding the counts are for, and for a case of the book its numbers.
    private final Label about = quiet("");
    private final Message misfit = new Message();
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(Part.COSTS.hint);
    /// The cases of the network that worked last.
    private List<Case> own = List.of();
    private int size = Rules.BOOK.bytes();
    private boolean logarithmic = true;

    public ComparePane(Session session, Theme theme, Painter painter) {
        bars = new BarsView(theme);
        matrix = new MatrixPane(session, theme, painter);
        fields = new FieldsPane(session, theme, painter);
        bytes = new Pills<>(List.of(4, 2), count -> count == 4 ? "float32" : "float16",
                count -> count + " bytes for each number", chosen -> {
                    size = chosen;
                    show();
                });
        scale = new Pills<>(List.of(true, false), log -> log ? "logarithmic" : "linear",
                log -> log
                        ? "Each step of the scale is ten times the one before: small counts stay visible."
                        : "Lengths as the counts: what is a thousand times as much is a thousand times as long.",
                chosen -> {
                    logarithmic = chosen;
                    show();
                });
        scale.setPrefWrapLength(200);
        bytes.setPrefWrapLength(160);
        bytes.show(size);
        scale.show(logarithmic);
        batch.show(Rules.BOOK.batch());
        batch.onRefused(refusal::say);
        batch.setTooltip(new Tooltip("How many pictures are trained on at a time; their maps are all kept."));
        biases.setSelected(true);
        biases.setOnAction(_ -> show());
        biases.setTooltip(new Tooltip("Whether the bias of each map (or of each output value) is a parameter."));
        cases.setAccessibleText("What is compared");
        cases.setTooltip(new Tooltip("The network, one of its layers, or a case from the book"));
        cases.setOnAction(_ -> show());
        cases.setPrefWidth(540);
        about.setWrapText(true);
        about.setMinWidth(0);
        about.setMinHeight(USE_PREF_SIZE);
        Button copy = Icons.button(MaterialDesignC.CONTENT_COPY, "Copy the table",
                "Copy the table as comma-separated values");
        copy.setOnAction(_ -> copy());
        var first = new HBox(10, cases, copy);
        first.setAlignment(Pos.CENTER_LEFT);
        var batchBox = new HBox(6, quiet("batch"), batch);
        batchBox.setAlignment(Pos.CENTER_LEFT);
        var options = new FlowPane(16, 8, scale, bytes, batchBox, biases);
        options.setAlignment(Pos.CENTER_LEFT);
        var counts = new VBox(16, new VBox(6, first, about, misfit), options, refusal, bars, table);
        var content = new VBox(16, parts(counts), counts, matrix, fields);
        content.getStyleClass().add("compare");
        getStyleClass().add("compare-scroll");
        setContent(content);
        setFitToWidth(true);
        session.structureProperty().subscribe(this::fill);
    }

    /// What can be compared.
    private enum Part {
        COSTS("what it costs", "Parameters, multiply-adds and memory beside layers that share no weights.",
                "Choose the network, a layer or a case of the book, and what counts"), //
        SHARING("weight sharing",
                "The selected convolution as a matrix: every place each weight is used, and the zeros.",
                "Point at a weight or a cell of the matrix to see every place where it is used"), //
        FIELDS("receptive fields",
                "What the units of every layer see of the picture, and what would let them see more.",
                "Click a layer to select it; choose how much its units shall see");

        private final String title;
        private final String about;
        private final String hint;

        Part(String title, String about, String hint) {
            this.title = title;
            this.about = about;
            this.hint = hint;
        }
    }

    /// The pills that choose what is seen.
    private Pills<Part> parts(VBox counts) {
        for (VBox part : List.of(counts, matrix, fields)) part.managedProperty().bind(part.visibleProperty());
        var parts = new Pills<>(List.of(Part.values()), part -> part.title, part -> part.about, part -> {
            counts.setVisible(part == Part.COSTS);
            matrix.setVisible(part == Part.SHARING);
            fields.setVisible(part == Part.FIELDS);
            hint.set(part.hint);
            setVvalue(0);
        });
        parts.show(Part.COSTS);
        matrix.setVisible(false);
        fields.setVisible(false);
        return parts;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    /// What is chosen stays chosen, by its title; while the network cannot work, its last counts stay.
    private void fill(Outline outline) {
        misfit.say(outline.misfit().map(why -> outline.broken().map(row -> row.layer().name() + ": ").orElse("")
                + why.sentence() + (own.isEmpty()
                        ? " Until it works, only the book's cases can be compared."
                        : " These are the counts from when it worked."))
                .orElse(""));
        if (outline.misfit().isEmpty()) own = cases(Wirings.of(outline), outline.rows().size());
        Case before = cases.getValue();
        var all = new ArrayList<>(own);
        for (BookCase each : BookCase.values()) all.add(new Case("book: " + each.title(), each.about(), each.layers()));
        cases.getItems().setAll(all);
        cases.setValue(all.stream().filter(each -> before != null && same(each, before)).findFirst()
                .orElse(all.getFirst()));
        show();
    }

    private static List<Case> cases(Wirings network, int layers) {
        var all = new ArrayList<Case>();
        all.add(new Case(layers == 1 ? "this network, 1 layer" : "this network, %d layers".formatted(layers),
                "Padding as set in each layer. Layers that are switched off are left out.", network));
        for (int i = 0; i < network.layers().size(); i++)
            if (network.layers().get(i).weighs())
                all.add(new Case("layer " + network.layers().get(i).name(), "Padding as set in the layer.",
                        network.only(i)));
        return all;
    }

    private static boolean same(Case one, Case other) {
        return one.title().equals(other.title())
                || (one.title().startsWith("this network") && other.title().startsWith("this network"));
    }

    private void show() {
        Case chosen = cases.getValue();
        if (chosen == null) return;
        var rules = new Rules(biases.isSelected(), size, (int) batch.value());
        about.setText(chosen.about());
        table.show(chosen.layers(), rules);
        bars.show(chosen.layers(), rules, logarithmic);
    }

    /// What to do in the part that is seen.
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /// The bars can be saved.
    public void addTo(Exhibits exhibits) {
        matrix.addTo(exhibits);
        fields.addTo(exhibits);
        exhibits.add(() -> {
            String title = cases.getValue().title();
            return Optional.of(Exhibit.drawing("comparison", "comparison-" + title, "%s. %s".formatted(title,
                    about.getText()), bars.figure(EXPORTED)));
        });
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(table.csv(cases.getValue().title()));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
