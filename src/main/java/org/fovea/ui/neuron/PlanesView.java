package org.fovea.ui.neuron;

import java.util.Optional;
import org.fovea.compute.Contributions;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Neuron;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.PlanesFigure;
import org.fovea.session.Latest;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The planes that make the selected map: one for each channel, their sum, the bias, the activation.
final class PlanesView extends CanvasView {
    private record Wish(Evaluation evaluation, int map, int most) {
    }

    private record Made(Wish wish, Contributions planes) {
    }

    private final Latest<Wish, Made> latest;
    private @Nullable Evaluation looked;
    private @Nullable Wish asked;
    private @Nullable Made made;
    private @Nullable Neuron neuron;
    private boolean relu;

    PlanesView(Theme theme, Painter painter) {
        super(theme);
        Machine machine = new Machine(Machine.fastest().kernels(), 1);
        latest = painter.numbers(wish -> new Made(wish,
                Contributions.of(wish.evaluation(), wish.map(), wish.most(), machine)), this::show);
        setMinWidth(0);
        setAccessibleText("What each channel contributes to the map, their sum, the bias and the activation");
        widthProperty().subscribe(this::wish);
    }

    /// @param shown a neuron of the selected map, whose numbers are written
    void show(Evaluation evaluation, Neuron shown, boolean rectified) {
        neuron = shown;
        relu = rectified;
        looked = evaluation;
        wish();
        repaint();
    }

    private void wish() {
        Evaluation evaluation = looked;
        Neuron shown = neuron;
        if (evaluation == null || shown == null || getWidth() < 1) return;
        var now = new Wish(evaluation, shown.filter(), PlanesFigure.fitting(getWidth(), relu));
        if (now.equals(asked)) return;
        asked = now;
        latest.submit(now);
    }

    private void show(Made now) {
        made = now;
        repaint();
    }

    /// What is drawn, once it is computed.
    Optional<PlanesFigure> figure(double width, double height) {
        Made now = made;
        Neuron shown = neuron;
        return now == null || shown == null || now.wish().map() != shown.filter()
                ? Optional.empty()
                : Optional.of(new PlanesFigure(now.planes(), shown, relu, width, height));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width, height).ifPresent(figure -> figure.draw(pen, palette));
    }
}
