package org.fovea.ui.step;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.fovea.compute.step.Moment;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.step.StepFigure;
import org.fovea.figure.step.StepText;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The arithmetic at the position; a product under the pointer is written out, also where its cell has no room for a number.
final class StepView extends CanvasView {
    /// What the arithmetic needs; in a higher view it is drawn larger, to be read from the back row.
    private static final double HEIGHT = 180;
    private static final double LARGEST_ZOOM = 2;

    private final Session session;
    private final Stepping stepping;
    private final Notices notices;
    private final IntegerProperty channel = new SimpleIntegerProperty(StepFigure.FOLLOW);
    private final Tooltip product = new Tooltip();
    /// The pen measures text for finding what is under the pointer.
    private @Nullable Pen measure;

    StepView(Session session, Stepping stepping, Theme theme, Notices notices) {
        super(theme);
        this.session = session;
        this.stepping = stepping;
        this.notices = notices;
        setMinWidth(0);
        product.setShowDelay(Duration.millis(300));
        repaintOn(session.momentProperty(), channel);
        session.momentProperty().subscribe(now -> {
            setAccessibleText(now == null ? "Arithmetic" : StepText.line(now));
            Tooltip.uninstall(this, product);
        });
        setOnMouseMoved(this::hover);
        setOnMouseClicked(this::clicked);
        setOnMouseExited(_ -> Tooltip.uninstall(this, product));
    }

    /// Which channel of a convolution is shown, as [StepFigure] takes it.
    IntegerProperty channelProperty() {
        return channel;
    }

    /// A click on a cell goes to its term, a second one follows it down.
    private void clicked(MouseEvent event) {
        Moment now = session.momentProperty().get();
        if (now == null || measure == null || event.getButton() != MouseButton.PRIMARY) return;
        double zoom = zoom();
        figure(now, getWidth() / zoom, getHeight() / zoom).termAt(measure, event.getX() / zoom, event.getY() / zoom)
                .ifPresent(term -> {
                    stepping.playingProperty().set(false);
                    stepping.toTerm(term);
                    if (event.getClickCount() == 2) stepping.stepInto().ifPresent(notices::say);
                });
    }

    private StepFigure figure(Moment now, double width, double height) {
        return new StepFigure(now, channel.get(), width, height);
    }

    private void hover(MouseEvent event) {
        Moment now = session.momentProperty().get();
        if (now == null || measure == null) return;
        double zoom = zoom();
        figure(now, getWidth() / zoom, getHeight() / zoom).productAt(measure, event.getX() / zoom, event.getY() / zoom)
                .ifPresentOrElse(text -> {
                    product.setText(text);
                    Tooltip.install(this, product);
                }, () -> Tooltip.uninstall(this, product));
    }

    @Override
    protected double zoom() {
        return Math.clamp(getHeight() / HEIGHT, 1, LARGEST_ZOOM);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        measure = pen;
        Moment now = session.momentProperty().get();
        if (now != null) figure(now, width, height).draw(pen, palette);
    }
}
