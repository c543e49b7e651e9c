package org.fovea.ui.map;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.Evaluation;
import org.fovea.figure.ColorMap;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MapScales;
import org.fovea.figure.NumberText;
import org.fovea.project.Colors;
import org.fovea.project.Conv;
import org.fovea.project.Display;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Range;
import org.fovea.project.Scope;
import org.fovea.session.Session;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// How the feature map is shown: its colours, which values they stand for, ReLU; and the figures of the map.
public final class DisplayPane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double FARTHEST = 1e9;
    private static final int SWATCH = 22;

    private enum Ends {
        AUTOMATIC("auto", "From the smallest to the largest value of the map."), //
        SYMMETRIC("symmetric", "As far below zero as above, so that zero is in the middle."), //
        FIXED("fixed", "Between two numbers of your own: maps stay comparable."), //
        PERCENTILE("percentile",
                "Without the few smallest and largest values, so that outliers do not wash out the rest.");

        private final String label;
        private final String tooltip;

        Ends(String label, String tooltip) {
            this.label = label;
            this.tooltip = tooltip;
        }

        static Ends of(Range range) {
            return switch (range) {
                case Range.Auto _ -> AUTOMATIC;
                case Range.Symmetric _ -> SYMMETRIC;
                case Range.Fixed _ -> FIXED;
                case Range.Percentile _ -> PERCENTILE;
            };
        }
    }

    private final Session session;
    private final Pills<Colors> colors;
    private final Pills<Ends> ends;
    private final Pills<Scope> scopes;
    private final HBox scopeRow;
    private final Label shared = quiet("");
    private final NumberField low = new NumberField("Low end", -FARTHEST, FARTHEST, false, 0.1, value -> {
        lowTyped = value.floatValue();
        fixed();
    });
    private final NumberField high = new NumberField("High end", -FARTHEST, FARTHEST, false, 0.1, value -> {
        highTyped = value.floatValue();
        fixed();
    });
    private final NumberField percent = new NumberField("Percentile", 0, 49.9, false, 0.5, this::percentile);
    private final HBox fixedRow;
    private final HBox percentileRow;
    private final Message refusal = new Message();
    private final CheckBox relu = new CheckBox("ReLU");
    private final MapFigures figures = new MapFigures();
    private float lowTyped;
    private float highTyped;

    public DisplayPane(Session session, Theme theme) {
        this.session = session;
        colors = new Pills<>(List.of(Colors.values()), DisplayPane::label, DisplayPane::tooltip,
                chosen -> session
                        .editOnce(new Edit.SetDisplay(session.selection().layer(), display().withColors(chosen))));
        for (Colors each : Colors.values()) colors.button(each).setGraphic(swatch(each));
        ends = new Pills<>(List.of(Ends.values()), e -> e.label, e -> e.tooltip, chosen -> range(start(chosen)));
        scopes = new Pills<>(List.of(Scope.values()), DisplayPane::label, DisplayPane::tooltip, chosen -> session
                .editOnce(new Edit.SetDisplay(session.selection().layer(), display().withScope(chosen))));
        scopeRow = row(quiet("scale of the"), scopes);
        shared.getStyleClass().add("numbers");
        low.setTooltip(new Tooltip("The value that gets the first colour; smaller ones get it too."));
        high.setTooltip(new Tooltip("The value that gets the last colour; larger ones get it too."));
        percent.setTooltip(new Tooltip("How many percent of the values are left out at each end, 0 to 49.9."));
        for (NumberField field : List.of(low, high, percent)) field.onRefused(refusal::say);
        fixedRow = row(quiet("from"), low, quiet("to"), high);
        percentileRow = row(quiet("without the outer"), percent, quiet("% at each end"));
        relu.setTooltip(new Tooltip("Rectified linear unit: every negative value of the map becomes zero."));
        relu.setOnAction(_ -> session.editOnce(new LayerEdit.SetRelu(relu.isSelected())));
        getChildren()
                .add(new Section("FEATURE MAP", colors, ends, fixedRow, percentileRow, scopeRow, shared, refusal, relu,
                        new Histogram(session, theme), figures));
        session.projectProperty().subscribe(_ -> show());
        session.selectionProperty().subscribe(_ -> show());
        relu.visibleProperty().bind(session.convProperty().isNotNull());
        relu.managedProperty().bind(relu.visibleProperty());
        session.evaluationProperty().subscribe(evaluation -> show(evaluation));
    }

    private void show() {
        Conv conv = session.convProperty().get();
        show(display(), conv != null && conv.relu());
        Evaluation evaluation = session.evaluation();
        if (evaluation != null) showShared(scales(evaluation));
    }

    private Display display() {
        return session.layer().display();
    }

    private void range(Range range) {
        session.editOnce(new Edit.SetDisplay(session.selection().layer(), display().withRange(range)));
    }

    /// What a kind of range begins with: the ends that are shown now, so that nothing jumps.
    private Range start(Ends chosen) {
        return switch (chosen) {
            case AUTOMATIC -> new Range.Auto();
            case SYMMETRIC -> new Range.Symmetric();
            case PERCENTILE -> new Range.Percentile(1);
            case FIXED -> {
                Evaluation shown = session.evaluation();
                if (shown == null) yield new Range.Fixed(0, 1);
                ColorScale scale = scales(shown).of(shown.selectedMap());
                float from = brief(scale.low());
                float to = brief(scale.high());
                yield from < to ? new Range.Fixed(from, to) : new Range.Fixed(0, 1);
            }
        };
    }

    private MapScales scales(Evaluation evaluation) {
        return MapScales.of(display(), evaluation.maps(), session.resultsProperty().get());
    }

    private static float brief(float value) {
        return new BigDecimal(value).round(new MathContext(4)).floatValue();
    }

    private void percentile(double value) {
        range(new Range.Percentile((float) value));
    }

    /// Both numbers are looked at together, so that the ends can be typed in any order.
    private void fixed() {
        boolean good = lowTyped < highTyped;
        low.pseudoClassStateChanged(WRONG, !good);
        high.pseudoClassStateChanged(WRONG, !good);
        refusal.say(good
                ? ""
                : "The low end %s is not below the high end %s; until it is, the colours stay.".formatted(
                        NumberText.of(lowTyped, 9), NumberText.of(highTyped, 9)));
        if (good) range(new Range.Fixed(lowTyped, highTyped));
    }

    private void show(Display display, boolean rectified) {
        colors.show(display.colors());
        ends.show(Ends.of(display.range()));
        relu.setSelected(rectified);
        refusal.say("");
        fixedRow.setVisible(display.range() instanceof Range.Fixed);
        scopes.show(display.scope());
        scopeRow.setVisible(!(display.range() instanceof Range.Fixed));
        percentileRow.setVisible(display.range() instanceof Range.Percentile);
        if (display.range() instanceof Range.Fixed(float from, float to)) {
            lowTyped = from;
            highTyped = to;
            low.show(from);
            high.show(to);
        }
        if (display.range() instanceof Range.Percentile(float share)) percent.show(share);
    }

    private void show(@Nullable Evaluation evaluation) {
        if (evaluation == null) return;
        showShared(scales(evaluation));
        figures.show(evaluation.selectedMap());
    }

    /// The range of several maps, which the figures of the selected one do not say.
    private void showShared(MapScales scales) {
        boolean there = !(display().range() instanceof Range.Fixed) && scales.sharing() > 1;
        shared.setVisible(there);
        shared.setManaged(there);
        scales.shared().ifPresent(scale -> shared.setText("%s … %s for %,d maps".formatted(
                NumberText.of(scale.low(), 6), NumberText.of(scale.high(), 6), scales.sharing())));
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private static ImageView swatch(Colors colors) {
        var image = new WritableImage(SWATCH, SWATCH / 2);
        for (int x = 0; x < SWATCH; x++)
            for (int y = 0; y < SWATCH / 2; y++)
                image.getPixelWriter().setArgb(x, y,
                        ColorMap.of(colors).argb(x * (ColorMap.SIZE - 1) / (SWATCH - 1)));
        return new ImageView(image);
    }

    private static String label(Colors colors) {
        return switch (colors) {
            case GREY -> "grey";
            case VIRIDIS -> "viridis";
            case MAGMA -> "magma";
            case SIGNED -> "signed";
        };
    }

    private static String tooltip(Colors colors) {
        return switch (colors) {
            case GREY -> "From black to white.";
            case VIRIDIS -> "From dark blue over green to yellow, in steps that look equally large.";
            case MAGMA -> "From black over purple to light yellow, in steps that look equally large.";
            case SIGNED -> "Blue below zero, red above, white at zero.";
        };
    }

    private static String label(Scope scope) {
        return switch (scope) {
            case MAP -> "map";
            case LAYER -> "layer";
            case NETWORK -> "network";
        };
    }

    private static String tooltip(Scope scope) {
        return switch (scope) {
            case MAP -> "Each map has a scale of its own: most contrast, but colours of two maps cannot be compared.";
            case LAYER -> "All maps of this layer share one scale: equal colours are equal values.";
            case NETWORK ->
                "All maps of all layers share one scale: equal colours are equal values, from layer to layer "
                        + "too where the layers are set to this.";
        };
    }

    static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
