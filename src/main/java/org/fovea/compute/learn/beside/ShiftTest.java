package org.fovea.compute.learn.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.fovea.engine.Cancel;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Exam;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Score.Answer;

/// How well a network does on test pictures that were moved: by 0, 1, 2, … pixels up, down, left, right and along both
/// diagonals, all eight directions together.
///
/// @param points from 0 pixels on
public record ShiftTest(List<Point> points) {
    /// What was tried at the farthest.
    public static final int MOST = 6;
    private static final int[][] DIRECTIONS = {{-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}};

    /// @param pixels how far pictures were moved; along a diagonal so many down or up and so many to the side
    /// @param right how many answers were right
    /// @param tests how many there were, over all directions
    public record Point(int pixels, long right, long tests) {
        public double accuracy() {
            return (double) right / tests;
        }
    }

    public ShiftTest {
        points = List.copyOf(points);
    }

    /// How many times all test pictures are looked at.
    public static int rounds(int most) {
        return 1 + most * DIRECTIONS.length;
    }

    /// @param most pixels
    /// @param found receives what is known whenever there is a point more
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static ShiftTest of(Network network, Loss loss, Examples test, int most, Machine machine, Cancel cancel,
            Consumer<ShiftTest> found) {
        var exam = new Exam(network, loss, machine);
        var points = new ArrayList<Point>();
        for (int pixels = 0; pixels <= most; pixels++) {
            long right = 0;
            long tests = 0;
            for (int[] direction : DIRECTIONS) {
                Score score = exam.score(new FixedShift(test, direction[0] * pixels, direction[1] * pixels), cancel);
                right += score.answers().stream().filter(Answer::right).count();
                tests += score.answers().size();
                if (pixels == 0) break;
            }
            points.add(new Point(pixels, right, tests));
            found.accept(new ShiftTest(points));
        }
        return new ShiftTest(points);
    }
}
