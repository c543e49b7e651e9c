package org.fovea.ui.gallery;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import org.fovea.compute.Statistics;
import org.fovea.figure.NumberText;
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
    private double reached = 1;
    private @Nullable Statistics told;
    private String mark = "";
    private String name = "";
    private final Tooltip tooltip = new Tooltip();

    MapTile(int index, Theme theme) {
        super(theme);
        this.index = index;
        getStyleClass().add("map-tile");
        Tooltip.install(this, tooltip);
    }

    /// @param statistics of the map; null while it is still to come
    void show(@Nullable Raster newMap, @Nullable Raster newFilter, boolean isChosen, String newName,
            @Nullable Statistics statistics) {
        if (newMap == map && newFilter == filter && isChosen == chosen && newName.equals(name)
                && Objects.equals(statistics, told))
            return;
        told = statistics;
        boolean one = newMap != null && newMap.width * newMap.height == 1;
        String newMark = mark(statistics, one);
        boolean same = newMap == map && newFilter == filter && isChosen == chosen && newMark.equals(mark)
                && newName.equals(name);
        name = newName;
        mark = newMark;
        map = newMap;
        filter = newFilter;
        chosen = isChosen;
        pseudoClassStateChanged(CHOSEN, isChosen);
        setAccessibleText("Feature map %d%s%s%s".formatted(index, name.isEmpty() ? "" : ", " + name,
                mark.isEmpty() ? "" : ", " + mark, isChosen ? ", selected" : ""));
        tooltip.setText(text(statistics));
        if (!same) repaint();
    }

    /// Of a map that is stepped through, how much is there, from above; the rest is empty.
    ///
    /// @param share from 0 to 1
    void showReached(double share) {
        if (share == reached) return;
        reached = share;
        repaint();
    }

    /// A map without any contrast is not just black: it says so. Of a map that is a single value this is the value.
    private static String mark(@Nullable Statistics statistics, boolean one) {
        if (statistics == null || statistics.min() != statistics.max()) return "";
        if (one) return NumberText.of(statistics.max(), 7);
        return statistics.max() == 0 ? "dead" : "flat";
    }

    private String text(@Nullable Statistics s) {
        String title = "Map %d%s".formatted(index, name.isEmpty() ? "" : ", " + name);
        return s == null
                ? title
                : "%s\nmin %s, max %s, mean %s, zeros %.0f %%".formatted(title, NumberText.of(s.min(), 7),
                        NumberText.of(s.max(), 7), NumberText.of((float) s.mean(), 7), 100 * s.zeros());
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        pen.fill(0, 0, width, height, palette.panel());
        if (map != null) {
            double scale = Math.min((width - 8) / map.width, (height - 8) / map.height);
            double w = Math.rint(map.width * scale);
            double h = Math.rint(map.height * scale);
            double top = Math.rint((height - h) / 2);
            pen.image(Math.rint((width - w) / 2), top, w, h, map);
            double there = Math.floor(h * reached);
            if (there < h) pen.fill((width - w) / 2 - 1, top + there, w + 2, h - there + 1, palette.panel());
        }
        if (chosen) pen.outline(1, 1, width - 2, height - 2, 2, palette.neuron());
        else
            pen.outline(0.5, 0.5, width - 1, height - 1, 1, palette.border());
        if (!mark.isEmpty() && reached == 1) {
            Face face = map != null && map.width * map.height == 1 ? Face.NUMBERS : Face.WORDS;
            double wide = pen.textWidth(mark, face, 12) + 10;
            pen.fill((width - wide) / 2, height / 2 - 20, wide, LABEL, palette.panel());
            pen.text(width / 2, height / 2 - 10, mark, face, 12, Anchor.CENTER, palette.text());
        }
        double icon = filter == null ? 0 : LABEL;
        double number = pen.textWidth(Integer.toString(index), Face.NUMBERS, 12);
        // A filter is known by its picture; a class needs its name.
        String word = filter == null ? pen.fitted(name, Face.WORDS, 12, width - 12 - 16 - number) : "";
        double wordWidth = word.isEmpty() ? 0 : 6 + pen.textWidth(word, Face.WORDS, 12);
        double labelWidth = icon + 10 + number + wordWidth;
        double y = height - LABEL - 6;
        pen.fill(6, y, labelWidth, LABEL, palette.panel());
        if (filter != null) pen.image(8, y + 2, LABEL - 4, LABEL - 4, filter);
        pen.text(icon + (filter == null ? 11 : 8), y + LABEL / 2, Integer.toString(index), Face.NUMBERS, 12,
                Anchor.LEFT, palette.text());
        if (!word.isEmpty())
            pen.text(11 + number + 6, y + LABEL / 2, word, Face.WORDS, 12, Anchor.LEFT, palette.text());
    }
}
