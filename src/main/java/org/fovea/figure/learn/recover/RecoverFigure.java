package org.fovea.figure.learn.recover;

import java.util.List;
import java.util.OptionalInt;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.FilterError;
import org.fovea.compute.learn.recover.WeightPaths;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Optimizer;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.learn.Chart;
import org.jspecify.annotations.Nullable;

/// How a filter that began as noise finds a hidden one: above, its map beside the one that is wanted and the error; below, its
/// weights beside the hidden ones, which are covered until they are revealed, the gradient that moves them, one step of one
/// weight with its numbers, the loss and the paths of all weights.
///
/// @param attempt what the filters make of a picture at the moment that is shown
/// @param filter which of them is shown
/// @param story what came before
/// @param hidden the hidden filter; null until it is revealed
/// @param name what people call it; may be empty
/// @param marked the place of the weight that is pointed at, row-major; −1 for none
public record RecoverFigure(Attempt attempt, int filter, Story story, @Nullable Tensor hidden, String name, int marked,
        double width, double height) implements Figure {
    private static final double SIZE = 12;
    private static final double SMALLEST_LINE = 12.5;
    private static final double LARGEST_LINE = 20;
    private static final double GAP = 10;
    /// What the curves need at least, and as a share of the height.
    private static final double CURVES = 100;
    private static final double SHARE = 0.24;
    private static final double LEAST = 60;
    /// Losses below it are nothing but the rounding of floats.
    private static final double ROUNDING = 1e-14;
    private static final int COLUMNS = 4;
    /// Room for a sign between two columns.
    private static final double SIGN = 26;

    /// The training until the moment that is shown, and beyond it where one looks back.
    ///
    /// @param epochs at each point of the loss, ascending
    /// @param losses one for each
    /// @param now that moment, in epochs
    /// @param rate the learning rate there
    public record Story(WeightPaths paths, List<Double> epochs, List<Double> losses, double now, double rate,
            Optimizer optimizer) {
        public Story {
            epochs = List.copyOf(epochs);
            losses = List.copyOf(losses);
        }

        /// The epochs at the right end of both curves, above 0.
        private double end() {
            double last = paths.points().isEmpty() ? 0 : paths.points().getLast().epochs();
            double end = Math.max(last, epochs.isEmpty() ? 0 : epochs.getLast());
            return end > 0 ? end : 1;
        }
    }

    private Chart loss(double wide, double tall) {
        double[] x = story.epochs().stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = story.losses().stream().mapToDouble(loss -> Math.max(loss, ROUNDING)).toArray();
        var curve = new Chart.Curve("mean squared error", Chart.Stroke.THIN, Chart.Curve.CHOSEN, x, y);
        return new Chart("Loss", List.of(curve), story.end(), true, null, story.now(), wide, tall);
    }

    /// The weight that is written out: the one that is pointed at, else the one that the next step would move most.
    public int weight() {
        float[] gradient = attempt.gradients().get(filter).data;
        if (marked >= 0 && marked < gradient.length) return marked;
        int most = 0;
        for (int i = 1; i < gradient.length; i++) if (Math.abs(gradient[i]) > Math.abs(gradient[most])) most = i;
        return most;
    }

    private Maps maps() {
        double side = Maps.side(attempt.scene(), column(), Math.max(LEAST, Math.floor(rows() / 2)));
        return new Maps(attempt.scene(), attempt, filter, "the learned filter", side, column() + SIGN - 4);
    }

    /// What maps and kernels share.
    private double rows() {
        return height - 2 * (Maps.HEAD + Maps.FOOT + GAP) - curves();
    }

    /// How high kernels are.
    private double tall() {
        return Math.max(LEAST, Math.min(column(), Math.floor(rows() - maps().tall())));
    }

    private double curves() {
        return Math.max(CURVES, Math.floor(SHARE * height));
    }

    private double column() {
        return Math.floor((width - 2 - (COLUMNS - 1) * SIGN) / COLUMNS);
    }

    private double x(int column) {
        return 1 + column * (column() + SIGN);
    }

    private double below() {
        return Math.floor(maps().height() + GAP);
    }

    private KernelFigure kernel(@Nullable Tensor weights, ColorScale scale, int outlined) {
        Shape shape = attempt.filters().get(filter).shape;
        return new KernelFigure(shape, weights, scale, outlined, column(), tall());
    }

    /// The weight drawn at a point, in any of the kernels.
    public OptionalInt at(double x, double y) {
        for (int column = 1; column < COLUMNS; column++) {
            OptionalInt found = kernel(null, ColorScale.ofWeights(new float[0]), -1)
                    .at(x - x(column), y - below() - Maps.HEAD);
            if (found.isPresent()) return found;
        }
        return OptionalInt.empty();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        Maps maps = maps();
        double inset = Math.floor((column() - maps.across()) / 2);
        maps.picture(pen, palette, x(0) + inset, 0);
        maps.made(pen, palette, x(1) + inset, 0);
        maps.wanted(pen, palette, x(2) + inset, 0);
        maps.error(pen, palette, x(3) + inset, 0);
        sign(pen, palette, 1, 0, maps.tall(), "−");
        sign(pen, palette, 2, 0, maps.tall(), "=");
        Tensor learned = attempt.filters().get(filter);
        float peak = Math.max(peak(learned), hidden == null ? 0 : peak(hidden));
        ColorScale scale = ColorScale.ofWeights(new float[]{peak});
        step(new MovedPen(pen, 0, below()), palette);
        kernel(pen, palette, 1, "Its weights", kernel(learned, scale, weight()),
                "%s … %s".formatted(number(low(learned)), number(high(learned))));
        kernel(pen, palette, 2, "The hidden filter", kernel(hidden, scale, weight()),
                hidden == null ? "nobody has seen it" : name);
        if (hidden == null) {
            Tensor gradient = attempt.gradients().get(filter);
            kernel(pen, palette, 3, "Gradient for this picture",
                    kernel(gradient, ColorScale.ofWeights(gradient.data), weight()),
                    "red goes down, blue up");
        } else {
            FilterError error = FilterError.of(List.of(learned), List.of(hidden));
            kernel(pen, palette, 3, "Learned − hidden", kernel(error.differences().getFirst(), scale, weight()),
                    "off by " + percent(error.whole()));
            sign(pen, palette, 1, below(), tall(), "−");
            sign(pen, palette, 2, below(), tall(), "=");
        }
        double top = below() + Maps.HEAD + tall() + Maps.FOOT + GAP;
        double half = Math.floor((width - SIGN) / 2);
        double rest = Math.max(curves(), height - top);
        if (!story.epochs().isEmpty()) loss(half, rest).draw(new MovedPen(pen, 0, top), palette);
        new PathsFigure(story.paths(), hidden, story.end(), story.now(), weight(), half, rest)
                .draw(new MovedPen(pen, width - half, top), palette);
    }

    private void step(Pen pen, Palette palette) {
        pen.text(0, Maps.HEAD / 2 - 2, pen.fitted("One step of one weight", Face.WORDS_BOLD, SIZE, column()),
                Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        List<String> lines = StepText.of(attempt, filter, weight(), story.rate(), story.optimizer());
        double line = Math.clamp((tall() + Maps.FOOT) / lines.size(), SMALLEST_LINE, LARGEST_LINE);
        for (int n = 0; n < lines.size(); n++)
            pen.text(0, Maps.HEAD + (n + 0.5) * line,
                    pen.fitted(lines.get(n), Face.NUMBERS, SIZE, column() + SIGN - 4), Face.NUMBERS, SIZE,
                    Anchor.LEFT, lines.get(n).startsWith("=") ? palette.textQuiet() : palette.text());
    }

    private void kernel(Pen pen, Palette palette, int column, String title, KernelFigure figure, String foot) {
        double middle = x(column) + column() / 2;
        double room = column() + SIGN - 4;
        Maps.title(pen, palette, middle, below(), title, room);
        figure.draw(new MovedPen(pen, x(column), below() + Maps.HEAD), palette);
        Maps.foot(pen, palette, middle, below(), tall(), foot, room);
    }

    private void sign(Pen pen, Palette palette, int after, double y, double tall, String sign) {
        Maps.sign(pen, palette, x(after) + column() + SIGN / 2, y, tall, sign);
    }

    /// A share of a filter's length for people: `0.43 %`.
    public static String percent(double share) {
        return share < 1e-5 ? "less than 0.001 %" : NumberText.of((float) (100 * share), 5) + " %";
    }

    private static String number(float value) {
        return NumberText.of(value, 7);
    }

    private static float low(Tensor tensor) {
        float low = Float.POSITIVE_INFINITY;
        for (float value : tensor.data) low = Math.min(low, value);
        return low;
    }

    private static float high(Tensor tensor) {
        float high = Float.NEGATIVE_INFINITY;
        for (float value : tensor.data) high = Math.max(high, value);
        return high;
    }

    private static float peak(Tensor tensor) {
        return Math.max(Math.abs(low(tensor)), Math.abs(high(tensor)));
    }
}
