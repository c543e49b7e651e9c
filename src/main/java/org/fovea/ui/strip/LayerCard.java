package org.fovea.ui.strip;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// One layer in short: a mosaic of its maps, name, shape, receptive field.
final class LayerCard extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double MOSAIC = 44;

    private final Label name = new Label();
    private final Label shape = new Label();
    private final Label field = new Label();
    private final Mosaic mosaic;

    LayerCard(Theme theme) {
        super(10);
        mosaic = new Mosaic(theme);
        name.getStyleClass().add("card-name");
        shape.getStyleClass().addAll("numbers", "quiet");
        field.getStyleClass().addAll("card-field", "field-text");
        for (Label label : List.of(name, shape, field)) label.setMinWidth(USE_PREF_SIZE);
        var words = new VBox(0, name, shape, field);
        words.setAlignment(Pos.CENTER_LEFT);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("card");
        getChildren().addAll(mosaic, words);
    }

    void show(String newName, String newShape, String newField) {
        name.setText(newName);
        shape.setText(newShape);
        field.setText(newField);
        setAccessibleText("%s, %s, %s".formatted(newName, newShape, newField));
    }

    void show(List<Raster> maps) {
        mosaic.show(List.copyOf(maps.subList(0, Math.min(maps.size(), Mosaic.MOST))));
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }

    /// One picture, or the first four.
    private static final class Mosaic extends CanvasView {
        private static final int MOST = 4;

        private List<Raster> maps = List.of();

        Mosaic(Theme theme) {
            super(theme);
            setMinSize(MOSAIC, MOSAIC);
            setPrefSize(MOSAIC, MOSAIC);
            setMaxSize(MOSAIC, MOSAIC);
        }

        void show(List<Raster> shown) {
            if (!shown.equals(maps)) repaint();
            maps = shown;
        }

        @Override
        protected void paint(Pen pen, Palette palette, double width, double height) {
            int shown = maps.size();
            int across = Math.min(shown, 2);
            int down = (shown + 1) / 2;
            double cellWidth = (width - (across - 1) * 2) / across;
            double cellHeight = (height - (down - 1) * 2) / down;
            for (int i = 0; i < shown; i++) {
                Raster map = maps.get(i);
                double x = i % 2 * (cellWidth + 2);
                int row = i / 2;
                double y = row * (cellHeight + 2);
                double scale = Math.max(cellWidth / map.width, cellHeight / map.height);
                pen.clip(x, y, cellWidth, cellHeight);
                pen.image(x + (cellWidth - map.width * scale) / 2, y + (cellHeight - map.height * scale) / 2,
                        map.width * scale, map.height * scale, map);
                pen.unclip();
            }
        }
    }
}
