package org.fovea.figure.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.compute.Reason;
import org.fovea.compute.step.Moment;
import org.fovea.engine.PaddingMode;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.ProductText;
import org.fovea.figure.ProductsFigure;
import org.fovea.figure.reason.ReasonFigure;
import org.fovea.project.Cell;

/// The arithmetic at one position of a layer: what the neuron sees, its weights and the products so far with the one whose turn
/// it is, the running sum, and below the formula with the values of its indices.
///
/// @param channel the channel that is shown, [ProductsFigure#ALL] of them added up, or [#FOLLOW]
public record StepFigure(Moment moment, int channel, double width, double height) implements Figure {
    /// The channel of the term whose turn it is.
    public static final int FOLLOW = Integer.MIN_VALUE;
    private static final double FORMULA = 20;
    private static final double BOX = 330;
    private static final double NARROW_BOX = 262;
    private static final double ROOMY = 1240;
    private static final double LINE = 19;
    private static final double TEXT = 12;
    private static final double INSET = 12;
    private static final double GAP = 14;

    @Override
    public void draw(Pen pen, Palette palette) {
        List<String> formula = formula(pen);
        double below = formula.size() * FORMULA;
        moment.neuron().ifPresentOrElse(neuron -> convolution(pen, palette, neuron, height - below),
                () -> figure(height - below).draw(pen, palette));
        for (int n = 0; n < formula.size(); n++)
            pen.text(0, height - below + (n + 0.5) * FORMULA,
                    pen.fitted(formula.get(n), Face.NUMBERS, TEXT, width), Face.NUMBERS, TEXT, Anchor.LEFT,
                    palette.textQuiet());
    }

    /// In one line where it has room, otherwise the indices in a second one.
    private List<String> formula(Pen pen) {
        List<String> parts = FormulaText.of(moment);
        if (parts.isEmpty()) return parts;
        String line = String.join("   ", parts);
        if (parts.size() < 2 || pen.textWidth(line, Face.NUMBERS, TEXT) <= width) return List.of(line);
        String rest = String.join("   ", parts.subList(1, parts.size()));
        return List.of(parts.getFirst(), rest);
    }

    private ReasonFigure figure(double high) {
        Reason reason = Reason.of(moment.evaluation(), moment.map(), moment.at(), moment.partial().explanation(),
                moment.partial().value().orElse(null));
        var lines = new ArrayList<String>();
        lines.add(StepText.place(moment));
        lines.addAll(StepText.lines(moment));
        return new ReasonFigure(reason, moment.place().done(), lines, StepText.result(moment), width, high);
    }

    private double box() {
        return width >= ROOMY ? BOX : NARROW_BOX;
    }

    private ProductsFigure products(Neuron neuron, double room, double high) {
        return new ProductsFigure(neuron, moment.evaluation().input().shape, shown(neuron),
                moment.evaluation().paddingMode() == PaddingMode.ZEROS, null, moment.place().done(), room, high);
    }

    /// The channel whose numbers are in the grids, counted among those that the neuron sees.
    public int shown(Neuron neuron) {
        int channels = Products.channels(neuron);
        if (channel == ProductsFigure.ALL && channels > 1) return channel;
        if (channel >= 0 && channel < channels) return channel;
        return Math.max(0, moment.place().done() - 1) / (neuron.terms().size() / channels);
    }

    private void convolution(Pen pen, Palette palette, Neuron neuron, double high) {
        ProductsFigure grids = products(neuron, width - box() - 2 * GAP - 16, high);
        grids.draw(pen, palette);
        double sigma = grids.used() + GAP;
        pen.text(sigma + 4, high / 2 + 10, "Σ", Face.NUMBERS, 20, Anchor.CENTER, palette.textQuiet());
        box(new MovedPen(pen, sigma + 4 + GAP, 0), palette, high);
    }

    private void box(Pen pen, Palette palette, double high) {
        List<String> lines = StepText.lines(moment);
        double tall = (lines.size() + 2) * LINE + 2 * INSET - 4;
        double top = Math.max(0, Math.floor((high - tall) / 2));
        double wide = box();
        pen.fill(0, top, wide, tall, palette.window());
        pen.outline(0.5, top + 0.5, wide - 1, tall - 1, 1, palette.border());
        double y = top + INSET + LINE / 2 - 2;
        pen.text(INSET, y, pen.fitted(StepText.place(moment), Face.NUMBERS, TEXT, wide - 2 * INSET), Face.NUMBERS, TEXT,
                Anchor.LEFT, palette.neuron());
        for (String line : lines) {
            y += LINE;
            pen.text(INSET, y, pen.fitted(line, Face.NUMBERS, TEXT, wide - 2 * INSET), Face.NUMBERS, TEXT, Anchor.LEFT,
                    palette.text());
        }
        pen.text(INSET, y + LINE, "z = " + StepText.result(moment), Face.NUMBERS_BOLD, TEXT, Anchor.LEFT,
                palette.neuron());
    }

    /// The term of the neuron whose product is drawn at a point, counted from 0, where the layer is a convolution and one channel
    /// is shown.
    ///
    /// @param pen measures what is written below the grids
    public OptionalInt termAt(Pen pen, double x, double y) {
        Neuron neuron = moment.neuron().orElse(null);
        if (neuron == null || shown(neuron) == ProductsFigure.ALL) return OptionalInt.empty();
        double high = height - formula(pen).size() * FORMULA;
        Cell tap = products(neuron, width - box() - 2 * GAP - 16, high).tapAt(x, y).orElse(null);
        if (tap == null) return OptionalInt.empty();
        int taps = neuron.rows().size() * neuron.columns().size();
        return OptionalInt.of(shown(neuron) * taps + tap.row() * neuron.columns().size() + tap.column());
    }

    /// The product drawn at a point, written out, where the layer is a convolution.
    ///
    /// @param pen measures what is written below the grids
    public Optional<String> productAt(Pen pen, double x, double y) {
        Neuron neuron = moment.neuron().orElse(null);
        if (neuron == null) return Optional.empty();
        double high = height - formula(pen).size() * FORMULA;
        int channel = shown(neuron);
        return products(neuron, width - box() - 2 * GAP - 16, high).tapAt(x, y)
                .map(tap -> ProductText.of(neuron, moment.evaluation().input().shape, channel, tap));
    }
}
