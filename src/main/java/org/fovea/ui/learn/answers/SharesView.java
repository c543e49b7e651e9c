package org.fovea.ui.learn.answers;

import java.util.List;
import javafx.scene.AccessibleRole;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.answers.SharesFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The share of each class for the drawn picture.
final class SharesView extends CanvasView {
    private List<String> names = List.of();
    private List<Float> shares = List.of();

    SharesView(Theme theme) {
        super(theme);
        setMinSize(120, 60);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(List<String> classes, List<Float> of) {
        names = classes;
        shares = of;
        setAccessibleText(of.isEmpty() ? "The shares of the classes, once something is drawn" : text());
        repaint();
    }

    private String text() {
        var text = new StringBuilder();
        for (int k = 0; k < names.size(); k++)
            text.append(k == 0 ? "" : ", ").append(names.get(k)).append(' ')
                    .append(SharesFigure.percent(shares.get(k)));
        return text.toString();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        new SharesFigure(names, shares, width, height).draw(pen, palette);
    }
}
