package org.fovea.ui.strip;

import java.util.function.DoubleConsumer;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.fovea.compute.Outline;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.project.Conv;
import org.fovea.project.LayerTitle;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The whole row of cards as a thin line of ticks, with a frame around those that are seen. Pressing or dragging jumps.
final class OverviewBar extends CanvasView {
    static final double HEIGHT = 12;
    private static final int WRONG = 0xffcf222e;

    private final Tooltip tooltip = new Tooltip();
    private @Nullable Outline outline;
    private Geometry geometry = new Geometry(1, 0, 1);
    private int selected;

    /// @param jump receives the offset that puts the place under the pointer in the middle
    OverviewBar(Theme theme, DoubleConsumer jump) {
        super(theme);
        getStyleClass().add("overview-bar");
        setAccessibleText("All layers in small; press or drag to jump");
        Tooltip.install(this, tooltip);
        setOnMousePressed(event -> jump(event, jump));
        setOnMouseDragged(event -> jump(event, jump));
        setOnMouseMoved(event -> tooltip.setText(under(event.getX())));
    }

    private void jump(MouseEvent event, DoubleConsumer jump) {
        event.consume();
        jump.accept(event.getX() / getWidth() * geometry.total() - geometry.width() / 2);
    }

    private String under(double x) {
        int card = Math.clamp((int) (x / getWidth() * geometry.cards()), 0, geometry.cards() - 1);
        String what = card == 0 || outline == null
                ? "Input"
                : "%d  %s: %s".formatted(card, outline.row(card).layer().name(),
                        LayerTitle.of(outline.row(card).layer().kind()));
        return what + "\nAll layers in small; press or drag to jump.";
    }

    void show(Outline shown, Geometry seen, int chosen) {
        outline = shown;
        geometry = seen;
        selected = chosen;
        repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        if (outline == null) return;
        int cards = geometry.cards();
        double each = width / cards;
        double gap = each >= 4 ? 1 : 0;
        for (int card = 0; card < cards; card++) {
            double x = card * each;
            boolean weights = card > 0 && outline.row(card).layer().kind() instanceof Conv;
            int color = card == selected
                    ? palette.neuron()
                    : card > 0 && outline.row(card).misfit().isPresent() ? WRONG : palette.textQuiet();
            double high = card == selected || weights ? 6 : 3;
            double opacity = card == selected ? 1 : card > 0 && !outline.row(card).works() ? 0.9 : 0.55;
            pen.fill(x, (height - high) / 2, Math.max(1, each - gap), high, Palette.faded(color, opacity));
        }
        double total = geometry.total();
        double x = Math.rint(geometry.offset() / total * width) + 0.5;
        pen.outline(x, 0.5, Math.rint(geometry.width() / total * width) - 1, height - 1, 1, palette.neuron());
    }
}
