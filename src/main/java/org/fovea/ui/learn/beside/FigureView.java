package org.fovea.ui.learn.beside;

import java.util.Optional;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// A figure as large as its place.
final class FigureView extends CanvasView {
    /// Draws something in a size.
    @FunctionalInterface
    interface Sized {
        Figure of(double width, double height);
    }

    private Optional<Sized> shown = Optional.empty();

    FigureView(Theme theme, double height) {
        super(theme);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// @param words for those who cannot see it
    void show(Sized figure, String words) {
        shown = Optional.of(figure);
        setAccessibleText(words);
        setVisible(true);
        repaint();
    }

    void clear() {
        shown = Optional.empty();
        setVisible(false);
    }

    Optional<Figure> figure(double width) {
        return shown.map(figure -> figure.of(width, getPrefHeight()));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        shown.ifPresent(figure -> figure.of(width, height).draw(pen, palette));
    }
}
