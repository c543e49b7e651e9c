package org.fovea.ui.learn.answers;

import javafx.scene.AccessibleRole;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The picture that a network gets.
final class InputView extends CanvasView {
    private static final double SIDE = 84;

    private @Nullable Raster picture;

    InputView(Theme theme) {
        super(theme);
        setMinSize(SIDE, SIDE);
        setPrefSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("The picture the network gets");
    }

    void show(@Nullable Raster shown) {
        picture = shown;
        repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        pen.fill(0, 0, width, height, 0xff000000);
        if (picture != null) pen.image(0, 0, width, height, picture);
        pen.outline(0.5, 0.5, width - 1, height - 1, 1, palette.border());
    }
}
