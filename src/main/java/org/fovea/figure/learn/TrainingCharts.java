package org.fovea.figure.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fovea.compute.learn.Course;
import org.fovea.compute.learn.Course.Epoch;
import org.fovea.compute.learn.Course.Point;
import org.fovea.engine.train.BatchReport;
import org.fovea.figure.learn.Chart.Bounds;
import org.fovea.figure.learn.Chart.Curve;
import org.fovea.figure.learn.Chart.Stroke;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// The curves of a training.
///
/// @param end how many epochs the axis has
/// @param moment epochs at the moment that is looked at
public record TrainingCharts(Course course, double end, double moment, boolean logarithmic) {
    /// Of layers: told apart on light and dark grounds, also by those who see few colours (Okabe and Ito, 2008).
    private static final List<Integer> COLORS = List.of(0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7, 0xffe69f00,
            0xff56b4e9);

    /// What is drawn of the layers.
    public enum Magnitude {
        /// Of the gradients of their numbers.
        GRADIENT("Gradients", "gradients"),
        /// Of what a step adds to them.
        CHANGE("Changes", "changes"),
        /// Of what a step adds, as a share of the numbers themselves.
        RATIO("Change ∶ weight", "change ∶ weight");

        private final String title;
        private final String word;

        Magnitude(String title, String word) {
            this.title = title;
            this.word = word;
        }

        public String word() {
            return word;
        }

        private double of(BatchReport.Layer layer) {
            return switch (this) {
                case GRADIENT -> layer.gradient();
                case CHANGE -> layer.change();
                case RATIO -> layer.weight() == 0 ? Double.NaN : layer.change() / layer.weight();
            };
        }
    }

    /// The mean loss of batches, and of the test examples.
    public Chart loss(double width, double height) {
        return chart("Loss", Point::loss, Epoch::testLoss, null, width, height);
    }

    /// The share of right answers; on the logarithmic scale that of wrong ones, which is what comes near zero.
    public Chart accuracy(double width, double height) {
        return logarithmic
                ? chart("Wrong answers", point -> 1 - point.accuracy(), epoch -> 1 - epoch.testAccuracy(),
                        new Bounds(0, 1), width, height)
                : chart("Right answers", Point::accuracy, Epoch::testAccuracy, new Bounds(0, 1), width, height);
    }

    private Chart chart(String title, ToDoubleFunction<Point> training, ToDoubleFunction<Epoch> test,
            @Nullable Bounds bounds, double width, double height) {
        List<Point> points = course.points();
        List<Epoch> epochs = course.epochs();
        var curves = List.of(
                new Curve("training", Stroke.THIN, Curve.QUIET, points.stream().mapToDouble(Point::epochs).toArray(),
                        points.stream().mapToDouble(training).toArray()),
                new Curve("test", Stroke.DOTTED, Curve.CHOSEN, epochs.stream().mapToDouble(Epoch::epochs).toArray(),
                        epochs.stream().mapToDouble(test).toArray()));
        return new Chart(title, curves, end, logarithmic, bounds, moment, width, height);
    }

    /// Magnitudes of every layer that learns, always on a logarithmic scale.
    public Chart layers(List<Layer> layers, Magnitude magnitude, double width, double height) {
        List<Point> points = course.points();
        double[] x = points.stream().mapToDouble(Point::epochs).toArray();
        var curves = new ArrayList<Curve>();
        for (int n = 0; n < layers.size(); n++) {
            int node = n;
            if (points.stream().noneMatch(point -> point.layers().get(node).weight() > 0)) continue;
            curves.add(new Curve(layers.get(n).name(), Stroke.THIN, COLORS.get(curves.size() % COLORS.size()), x,
                    points.stream().mapToDouble(point -> magnitude.of(point.layers().get(node))).toArray()));
        }
        return new Chart(magnitude.title, curves, end, true, null, moment, width, height);
    }
}
