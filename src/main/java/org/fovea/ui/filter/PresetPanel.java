package org.fovea.ui.filter;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.controlsfx.control.PopOver;
import org.fovea.project.FilterParameters;
import org.fovea.project.FilterPreset;
import org.fovea.project.FilterPreset.Dial;
import org.fovea.project.Conv;
import org.fovea.ui.filter.ValueRow.Quantity;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// All presets as pictures with names; below them what can be adjusted about the one in use, seen at once in the map.
final class PresetPanel {
    private static final int COLUMNS = 6;
    private static final double PICTURE = 36;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Workbench bench;
    private final PresetShelf shelf;
    private final Theme theme;
    private final PopOver popOver = new PopOver();
    private final Map<FilterPreset, Button> tiles = new EnumMap<>(FilterPreset.class);
    private final Map<FilterPreset, KernelIcon> pictures = new EnumMap<>(FilterPreset.class);
    private final Map<Dial, ValueRow> rows = new EnumMap<>(Dial.class);
    private final Label about = new Label();
    private final Message refused = new Message();
    private @Nullable FilterPreset chosen;

    PresetPanel(Workbench bench, PresetShelf shelf, Theme theme) {
        this.bench = bench;
        this.shelf = shelf;
        this.theme = theme;
        var grid = new GridPane(6, 6);
        for (FilterPreset preset : FilterPreset.values()) {
            int at = tiles.size();
            grid.add(tile(preset), at % COLUMNS, at / COLUMNS);
        }
        for (Dial dial : Dial.values()) rows.put(dial, row(dial));
        about.getStyleClass().add("quiet");
        var dials = new VBox(4, rows.values().toArray(Node[]::new));
        // Room for all four, so that the panel keeps its place while presets are tried.
        dials.setMinHeight(4 * 27);
        var content = new VBox(12, new Section("FILTERS", grid), about, dials, refused);
        content.getStyleClass().add("popup-content");
        popOver.setContentNode(content);
        popOver.setAnimated(false);
        popOver.setDetachable(false);
        popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
        popOver.setOnHidden(_ -> bench.session().endGesture());
    }

    private Button tile(FilterPreset preset) {
        var picture = new KernelIcon(preset.kernel(preset.defaults()), PICTURE, theme);
        var tile = new Button(preset.title(), picture);
        tile.setId("preset-" + preset.id());
        tile.getStyleClass().setAll("button", "tile");
        tile.setContentDisplay(ContentDisplay.TOP);
        tile.setAlignment(Pos.TOP_CENTER);
        tile.setTextAlignment(TextAlignment.CENTER);
        tile.setWrapText(true);
        tile.setPrefSize(92, 84);
        tile.setTooltip(new Tooltip(preset.about()));
        tile.setOnAction(_ -> {
            bench.session().endGesture();
            shelf.use(preset, shelf.suggested(preset));
            bench.session().endGesture();
            show(preset);
        });
        tiles.put(preset, tile);
        pictures.put(preset, picture);
        return tile;
    }

    private ValueRow row(Dial dial) {
        Quantity quantity = switch (dial) {
            case SIZE -> new Quantity("Size", "Rows and columns of the kernel.", 1, Conv.LARGEST_KERNEL, 1, 1,
                    Conv.LARGEST_KERNEL, true);
            case ANGLE ->
                new Quantity("Angle", "In degrees, counter-clockwise; a Gabor at 0 answers to vertical stripes.",
                        0, 360, 5, -360, 360, false);
            case WAVELENGTH -> new Quantity("Wavelength", "Pixels from one stripe to the next.", 2, 20, 0.5,
                    FilterParameters.SHORTEST_WAVE, 1000, false);
            case SIGMA ->
                new Quantity("Sigma", "Standard deviation of the Gaussian, in pixels: how far it blurs.", 0.2, 8,
                        0.1, 0.05, 1000, false);
        };
        var row = new ValueRow(quantity, value -> adjust(dial, value), bench.session()::endGesture, refused::say);
        row.setId("dial-" + quantity.name());
        return row;
    }

    private void adjust(Dial dial, double value) {
        if (chosen == null) return;
        FilterParameters now = shelf.current(chosen);
        FilterParameters next = switch (dial) {
            case SIZE -> now.withSize(Math.max(chosen.smallestSize(), (int) value));
            case ANGLE -> now.withAngle(value);
            case WAVELENGTH -> now.withWavelength(value);
            case SIGMA -> now.withSigma(value);
        };
        shelf.use(chosen, next);
        show(chosen);
    }

    /// Opens beside a control.
    void open(Node owner) {
        theme.dress(popOver);
        show(shelf.recognised().orElse(null));
        popOver.show(owner);
        Button first = tiles.get(chosen == null ? FilterPreset.VERTICAL : chosen);
        if (first != null) first.requestFocus();
    }

    private void show(@Nullable FilterPreset preset) {
        chosen = preset;
        tiles.forEach((each, tile) -> tile.pseudoClassStateChanged(CHOSEN, each == preset));
        about.setText(preset == null
                ? "Choose a filter; what can be adjusted about it appears here."
                : preset.title() + ": " + preset.about());
        for (var row : rows.entrySet())
            row.getValue().setVisible(preset != null && preset.dials().contains(row.getKey()));
        if (preset == null) return;
        FilterParameters now = shelf.current(preset);
        KernelIcon picture = pictures.get(preset);
        if (picture != null) picture.show(preset.kernel(now));
        rows.forEach((dial, row) -> {
            if (dial == Dial.SIZE) row.setLow(preset.smallestSize());
            row.show(switch (dial) {
                case SIZE -> now.size();
                case ANGLE -> now.angle();
                case WAVELENGTH -> now.wavelength();
                case SIGMA -> now.sigma();
            });
        });
    }
}
