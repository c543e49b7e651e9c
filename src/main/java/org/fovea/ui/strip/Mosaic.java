package org.fovea.ui.strip;

import java.util.List;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The first maps of a layer, very small: one alone, or four.
final class Mosaic extends CanvasView {
    static final int MOST = 4;
    static final double SIZE = 46;
    static final double GAP = 2;
    private static final double SMALL = 30;

    private List<Raster> maps = List.of();

    Mosaic(Theme theme) {
        super(theme);
        getStyleClass().add("mosaic");
        resize(false);
    }

    /// Smaller where there is something to read.
    void resize(boolean small) {
        double size = small ? SMALL : SIZE;
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    /// The side of each of so many maps.
    static double side(int maps) {
        return maps == 1 ? SIZE : (SIZE - GAP) / 2;
    }

    void show(List<Raster> shown) {
        if (!shown.equals(maps)) repaint();
        maps = shown;
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        if (maps.isEmpty()) {
            pen.hatch(0, 0, width, height, palette.paddingGround(), palette.paddingHatch());
            return;
        }
        double side = maps.size() == 1 ? width : (width - GAP) / 2;
        for (int i = 0; i < maps.size(); i++) {
            Raster map = maps.get(i);
            double x = i % 2 * (side + GAP);
            double y = (i >> 1) * (side + GAP);
            double scale = Math.max(side / map.width, side / map.height);
            pen.clip(x, y, side, side);
            pen.image(x + (side - map.width * scale) / 2, y + (side - map.height * scale) / 2, map.width * scale,
                    map.height * scale, map);
            pen.unclip();
        }
    }
}
