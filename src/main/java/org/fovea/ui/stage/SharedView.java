package org.fovea.ui.stage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.compute.Evaluation;
import org.fovea.figure.Extent;
import org.fovea.figure.Viewport;
import org.jspecify.annotations.Nullable;

/// The one viewport through which input and feature map are seen, so that positions correspond. It shows everything until
/// the user zooms or moves it.
final class SharedView {
    private static final double LARGEST_SCALE = 256;
    static final double MARGIN = 4;

    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(new Viewport(0, 0, 1));
    private @Nullable Evaluation evaluation;
    private double width = 1;
    private double height = 1;
    private boolean whole = true;

    ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    Viewport get() {
        return viewport.get();
    }

    void resize(double newWidth, double newHeight) {
        if (newWidth == width && newHeight == height) return;
        width = newWidth;
        height = newHeight;
        if (whole) fit();
    }

    void show(Evaluation shown) {
        boolean otherPicture = evaluation == null || !evaluation.input().shape.equals(shown.input().shape);
        evaluation = shown;
        if (otherPicture) whole = true;
        if (whole) fit();
    }

    /// Shows the whole input with its padding, and the whole map.
    void fit() {
        whole = true;
        Extent all = extent();
        Viewport fitted = Viewport.fitting(all.left(), all.top(), all.width(), all.height(),
                Math.max(1, width - 2 * MARGIN),
                Math.max(1, height - 2 * MARGIN));
        var now = new Viewport(fitted.left() - MARGIN / fitted.scale(), fitted.top() - MARGIN / fitted.scale(),
                fitted.scale());
        // Every evaluation asks for it, and who listens paints.
        if (!now.equals(get())) viewport.set(now);
    }

    /// Width over height of all there is to see.
    double aspect() {
        Extent all = extent();
        return all.width() / all.height();
    }

    private Extent extent() {
        return evaluation == null ? new Extent(0, 0, 1, 1) : Extent.of(evaluation);
    }

    /// Zooms so that what is drawn at `(x, y)` stays there.
    void zoom(double factor, double x, double y) {
        double scale = Math.clamp(get().scale() * factor, smallestScale(), LARGEST_SCALE);
        whole = false;
        viewport.set(get().zoomed(scale / get().scale(), x, y));
    }

    void zoomAtCenter(double factor) {
        zoom(factor, width / 2, height / 2);
    }

    void drag(double dx, double dy) {
        whole = false;
        viewport.set(get().dragged(dx, dy));
    }

    /// Moves the least that brings a rectangle of the input's plane into sight.
    void reveal(double left, double top, double right, double bottom) {
        Viewport now = get();
        double dx = overhang(now.toX(left), now.toX(right), width);
        double dy = overhang(now.toY(top), now.toY(bottom), height);
        if (dx != 0 || dy != 0) drag(-dx, -dy);
    }

    private static double overhang(double low, double high, double size) {
        if (low < 0 || high - low > size) return low;
        return Math.max(0, high - size);
    }

    private double smallestScale() {
        if (evaluation == null) return 1e-3;
        int longest = Math.max(evaluation.input().shape.height(), evaluation.input().shape.width());
        return Math.min(1, Math.min(width, height) / longest) / 4;
    }
}
