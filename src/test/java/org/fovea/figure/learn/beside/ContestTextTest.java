package org.fovea.figure.learn.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.learn.beside.Entrant;
import org.fovea.compute.learn.beside.Lap;
import org.fovea.compute.learn.beside.Match;
import org.fovea.compute.learn.beside.PictureGrowth;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.ShiftTest.Point;
import org.fovea.compute.learn.beside.Sizes;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.compute.learn.beside.Strokes;
import org.fovea.compute.learn.beside.Twin;
import org.fovea.engine.net.Network;
import org.fovea.engine.train.Loss;
import org.fovea.figure.learn.beside.ContestText.Row;
import org.junit.jupiter.api.Test;

final class ContestTextTest {
    static final Network NETWORK = Strokes.network(3, 10, 1);

    /// @param accuracies of the test pictures, one for each epoch
    static Entrant entrant(String name, double... accuracies) {
        var laps = new ArrayList<Lap>();
        for (double accuracy : accuracies)
            laps.add(new Lap(laps.size() + 1, 0.5 / (laps.size() + 1), 0.9, 0.25, accuracy, 0.75));
        boolean first = laps.isEmpty();
        return new Entrant(name, name.equals("convolutional")
                ? NETWORK
                : Twin.of(NETWORK, Loss.CROSS_ENTROPY, Match.PARAMETERS).network(1),
                Sizes.of(NETWORK, Loss.CROSS_ENTROPY),
                laps, laps.size(), first ? Double.NaN : laps.getLast().loss(), 0.75 * laps.size(), "");
    }

    static Standing standing(double[] one, double[] other) {
        return new Standing(4, List.of(entrant("convolutional", one), entrant("fully connected", other)), 0, false);
    }

    static ShiftTest test(int... right) {
        var points = new ArrayList<Point>();
        for (int count : right) points.add(new Point(points.size(), count, 1000));
        return new ShiftTest(points);
    }

    private static List<String> row(List<Row> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow().values();
    }

    @Test
    void before_the_first_epoch_nothing_is_concluded_and_what_is_unknown_is_a_dash() {
        Standing begun = standing(new double[0], new double[0]);
        assertThat(ContestText.conclusion(begun, List.of())).isEmpty();
        assertThat(ContestText.conclusion(standing(new double[]{0.5}, new double[0]), List.of())).isEmpty();
        List<Row> rows = ContestText.rows(begun, List.of());
        assertThat(row(rows, "test pictures read")).containsExactly("–", "–");
        assertThat(row(rows, "training loss")).containsExactly("–", "–");
        assertThat(row(rows, "time for an epoch")).containsExactly("–", "–");
        assertThat(row(rows, "parameters")).containsExactly("258", "258");
    }

    @Test
    void both_are_compared_after_as_many_epochs() {
        Standing now = standing(new double[]{0.9, 0.953, 0.99}, new double[]{0.8, 0.881});
        assertThat(ContestText.conclusion(now, List.of())).contains(
                "After 2 epochs the convolutional network reads 95.3 % of the test pictures, the fully connected one 88.1 %.");
        List<Row> rows = ContestText.rows(now, List.of());
        assertThat(row(rows, "test pictures read")).containsExactly("99.0 %", "88.1 %");
        assertThat(row(rows, "test loss")).containsExactly("0.2500", "0.2500");
        assertThat(row(rows, "time for an epoch")).containsExactly("0.75 s", "0.75 s");
    }

    @Test
    void when_both_were_tested_the_shift_where_they_are_farthest_apart_is_told() {
        Standing now = standing(new double[]{0.99}, new double[]{0.95});
        List<ShiftTest> tests = List.of(test(990, 980, 950, 930, 700), test(950, 850, 600, 410, 400));
        assertThat(ContestText.conclusion(now, tests)).contains(
                "Moved by 3 pixels, the convolutional network still reads 93.0 % of the pictures, the fully connected one 41.0 %.");
        assertThat(row(ContestText.rows(now, tests), "read when moved by 1 pixel")).containsExactly("98.0 %", "85.0 %");
        assertThat(row(ContestText.rows(now, tests), "read when moved by 4 pixels")).containsExactly("70.0 %",
                "40.0 %");
    }

    @Test
    void a_test_that_runs_shows_what_it_knows_and_concludes_nothing_yet() {
        Standing now = standing(new double[]{0.99}, new double[]{0.95});
        List<ShiftTest> tests = List.of(test(990, 980, 950), test());
        assertThat(row(ContestText.rows(now, tests), "read when moved by 2 pixels")).containsExactly("95.0 %", "–");
        assertThat(ContestText.conclusion(now, tests).orElseThrow()).startsWith("After 1 epoch the convolutional");
    }

    @Test
    void rows_are_as_long_as_their_head() {
        Standing now = standing(new double[]{0.99}, new double[]{0.95});
        assertThat(ContestText.rows(now, List.of())).allMatch(row -> row.cells().size() == ContestText
                .head(List.of("convolutional", "fully connected")).size());
        PictureGrowth growth = PictureGrowth.of(NETWORK, List.of(Twin.of(NETWORK, Loss.CROSS_ENTROPY, Match.UNITS)));
        assertThat(ContestText.rows(growth))
                .allMatch(row -> row.size() == ContestText.growthHead(List.of("300")).size());
        assertThat(ContestText.rows(growth).getFirst()).containsExactly("10×10", "30", "258", "31,203");
    }
}
