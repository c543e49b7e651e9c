package org.fovea.ui.gallery;

import javafx.css.PseudoClass;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// One feature map in small, with its number, and the filter that makes it.
final class MapTile extends CanvasView {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double LABEL = 20;

    private final int index;
    private @Nullable Raster map;
    private @Nullable Raster filter;
    private boolean chosen;

    MapTile(int index, Theme theme) {
        super(theme);
        this.index = index;
        getStyleClass().add("map-tile");
    }

    void show(@Nullable Raster newMap, @Nullable Raster newFilter, boolean isChosen, String name) {
        boolean same = newMap == map && newFilter == filter && isChosen == chosen;
        map = newMap;
        filter = newFilter;
        chosen = isChosen;
        pseudoClassStateChanged(CHOSEN, isChosen);
        setAccessibleText("Feature map %d, %s%s".formatted(index, name, isChosen ? ", selected" : ""));
        if (!same) repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        pen.fill(0, 0, width, height, palette.panel());
        if (map != null) {
            double scale = Math.min((width - 8) / map.width, (height - 8) / map.height);
            double w = Math.rint(map.width * scale);
            double h = Math.rint(map.height * scale);
            pen.image(Math.rint((width - w) / 2), Math.rint((height - h) / 2), w, h, map);
        }
        if (chosen) pen.outline(1, 1, width - 2, height - 2, 2, palette.neuron());
        else
            pen.outline(0.5, 0.5, width - 1, height - 1, 1, palette.border());
        double labelWidth = LABEL + 10 + pen.textWidth(Integer.toString(index), Face.NUMBERS, 12);
        double y = height - LABEL - 6;
        pen.fill(6, y, labelWidth, LABEL, palette.panel());
        if (filter != null) pen.image(8, y + 2, LABEL - 4, LABEL - 4, filter);
        pen.text(LABEL + 8, y + LABEL / 2, Integer.toString(index), Face.NUMBERS, 12, Anchor.LEFT, palette.text());
    }
}
