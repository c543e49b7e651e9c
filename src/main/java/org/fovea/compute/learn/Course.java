package org.fovea.compute.learn;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.train.BatchReport;

/// How a training went until now. However long it takes, only so many points are kept: where there are more, two neighbours
/// become one. Immutable.
///
/// @param points in the order of time
/// @param every how many batches a point is made of
/// @param epochs what the test examples said, in the order of time
/// @param pace how fast it goes
public record Course(List<Point> points, int every, List<Epoch> epochs, Pace pace) {
    public static final Course NONE = new Course(List.of(), 1, List.of(), Pace.NONE);
    public static final int MOST = 2000;

    /// The means of some batches that followed one another.
    ///
    /// @param epochs how many had passed after them, with the part of the one that ran
    /// @param batches how many they are
    /// @param loss of the training examples before each step
    /// @param accuracy the share of them that was right; 0 where there are no classes
    /// @param rate the learning rate
    /// @param gradientNorm the length of the gradient of all weights
    /// @param layers by node, from node 1 on: the root mean squares of gradients, changes and weights
    public record Point(double epochs, int batches, double loss, double accuracy, double rate, double gradientNorm,
            List<BatchReport.Layer> layers) {

        public Point {
            layers = List.copyOf(layers);
        }

        static Point of(BatchReport report, double before) {
            return new Point(before + report.epochs(), 1, report.loss(),
                    (double) report.right() / report.examples(), report.rate(), report.gradientNorm(),
                    report.layers());
        }

        Point and(Point next) {
            var both = new ArrayList<BatchReport.Layer>();
            for (int n = 0; n < layers.size(); n++) {
                BatchReport.Layer one = layers.get(n);
                BatchReport.Layer other = next.layers.get(n);
                both.add(new BatchReport.Layer(mean(one.gradient(), other.gradient(), next),
                        mean(one.change(), other.change(), next), mean(one.weight(), other.weight(), next)));
            }
            return new Point(next.epochs, batches + next.batches, mean(loss, next.loss, next),
                    mean(accuracy, next.accuracy, next), mean(rate, next.rate, next),
                    mean(gradientNorm, next.gradientNorm, next), both);
        }

        private double mean(double mine, double its, Point next) {
            return (mine * batches + its * next.batches) / (batches + next.batches);
        }
    }

    /// How an epoch ended; the first is the moment before training, with no training examples.
    ///
    /// @param epochs how many had passed
    /// @param loss the mean of its training examples, each before its step; not a number where there are none
    /// @param accuracy the share of them that was right; 0 where there are no classes
    /// @param testLoss the mean of the test examples at its end
    /// @param testAccuracy the share of them that was right
    /// @param seconds it took
    public record Epoch(double epochs, double loss, double accuracy, double testLoss, double testAccuracy,
            double seconds) {
    }

    /// How fast it goes.
    ///
    /// @param seconds of training and testing until now
    /// @param pictures learned from in a second of late; 0 before the first
    /// @param remaining seconds to the end as it goes now; not a number where nobody knows
    public record Pace(double seconds, double pictures, double remaining) {
        public static final Pace NONE = new Pace(0, 0, Double.NaN);
    }

    public Course {
        points = List.copyOf(points);
        epochs = List.copyOf(epochs);
    }

    /// This and what followed.
    Course with(List<Point> more) {
        var all = new ArrayList<>(points);
        int each = every;
        for (Point one : more) {
            if (!all.isEmpty() && all.getLast().batches() < each) all.set(all.size() - 1, all.getLast().and(one));
            else
                all.add(one);
            if (all.size() <= MOST) continue;
            each *= 2;
            var fewer = new ArrayList<Point>();
            for (int i = 0; i + 1 < all.size(); i += 2) fewer.add(all.get(i).and(all.get(i + 1)));
            if (all.size() % 2 == 1) fewer.add(all.getLast());
            all = fewer;
        }
        return new Course(all, each, epochs, pace);
    }

    /// This and an epoch; where there are too many, every second one is dropped, never the first or the last.
    Course with(Epoch one) {
        var all = new ArrayList<>(epochs);
        if (!all.isEmpty() && all.getLast().epochs() >= one.epochs()) all.removeLast();
        all.add(one);
        if (all.size() > MOST) {
            var fewer = new ArrayList<Epoch>();
            for (int i = 0; i < all.size(); i++) if (i % 2 == 0 || i == all.size() - 1) fewer.add(all.get(i));
            all = fewer;
        }
        return new Course(points, every, all, pace);
    }

    Course with(Pace now) {
        return new Course(points, every, epochs, now);
    }

    /// Epochs passed, with the part of the one that runs.
    public double passed() {
        return points.isEmpty() ? 0 : points.getLast().epochs();
    }
}
