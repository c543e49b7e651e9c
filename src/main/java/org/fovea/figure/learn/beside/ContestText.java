package org.fovea.figure.learn.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fovea.compute.learn.beside.Entrant;
import org.fovea.compute.learn.beside.PictureGrowth;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.Sizes;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.figure.CountText;

/// What a contest says in words and tables.
public final class ContestText {
    private static final String NOTHING = "–";

    private ContestText() {
    }

    /// A line of the table of a contest.
    ///
    /// @param name what is counted
    /// @param values one for each network
    /// @param rule how it is counted
    public record Row(String name, List<String> values, String rule) {
        public Row {
            values = List.copyOf(values);
        }

        /// All cells.
        public List<String> cells() {
            return Stream.of(List.of(name), values, List.of(rule)).flatMap(List::stream).toList();
        }
    }

    /// The table of a contest.
    ///
    /// @param tests of moved pictures, as far as they were made, in the order of the networks
    public static List<Row> rows(Standing standing, List<ShiftTest> tests) {
        var rows = new ArrayList<Row>();
        rows.add(row(standing, "test pictures read", "after the last epoch so far",
                e -> e.laps().isEmpty() ? NOTHING : percent(e.laps().getLast().testAccuracy())));
        rows.add(row(standing, "test loss", "cross-entropy, the mean",
                e -> e.laps().isEmpty() ? NOTHING : decimals(e.laps().getLast().testLoss(), 4)));
        rows.add(row(standing, "training loss", "the mean of the epoch that runs, else of the last",
                e -> Double.isNaN(e.loss()) ? NOTHING : decimals(e.loss(), 4)));
        rows.addAll(rows(standing.entrants().stream().map(Entrant::sizes).toList()));
        rows.add(row(standing, "time for an epoch", "training alone, the median so far",
                e -> e.laps().isEmpty() ? NOTHING : seconds(e.secondsPerEpoch())));
        int known = tests.stream().mapToInt(test -> test.points().size()).max().orElse(0);
        for (int p = 1; p < known; p++) {
            int at = p;
            rows.add(new Row("read when moved by %d %s".formatted(p, p == 1 ? "pixel" : "pixels"),
                    tests.stream().map(test -> at < test.points().size()
                            ? percent(test.points().get(at).accuracy())
                            : NOTHING).toList(),
                    "mean over 8 directions"));
        }
        return List.copyOf(rows);
    }

    /// What is known of networks before they learn.
    public static List<Row> rows(List<Sizes> sizes) {
        return List.of(row(sizes, "parameters", "weights and biases", each -> CountText.of(each.parameters())),
                row(sizes, "hidden units", "values of convolutions; of the hidden dense layer",
                        each -> CountText.of(each.hiddenUnits())),
                row(sizes, "memory of the weights", "4 bytes each", each -> CountText.bytes(each.weightBytes())),
                row(sizes, "memory of the activations", "all values of one picture, 4 bytes each",
                        each -> CountText.bytes(each.activationBytes())),
                row(sizes, "multiply-adds", "for one picture", each -> CountText.of(each.multiplyAdds())));
    }

    private static Row row(List<Sizes> sizes, String name, String rule, Function<Sizes, String> value) {
        return new Row(name, sizes.stream().map(value).toList(), rule);
    }

    private static Row row(Standing standing, String name, String rule, Function<Entrant, String> value) {
        return new Row(name, standing.entrants().stream().map(value).toList(), rule);
    }

    /// The head over [#rows].
    public static List<String> head(List<String> names) {
        return Stream.of(List.of(""), names, List.of("rule")).flatMap(List::stream).toList();
    }

    /// The head over the rows of a growth.
    ///
    /// @param twins what the fully connected networks are called
    public static List<String> growthHead(List<String> twins) {
        return Stream.concat(Stream.of("picture", "its filters alone", "convolutional"), twins.stream()).toList();
    }

    /// One line for each size of the picture.
    public static List<List<String>> rows(PictureGrowth growth) {
        return growth.lines().stream()
                .map(line -> Stream.concat(Stream.of(GrowthFigure.text(line.picture())),
                        Stream.concat(Stream.of(line.shared(), line.convolutional()), line.full().stream())
                                .map(count -> String.format(Locale.ROOT, "%,d", count)))
                        .toList())
                .toList();
    }

    /// What the numbers say, in a sentence; nothing before there are any.
    ///
    /// @param tests of the convolutional and the fully connected network
    public static Optional<String> conclusion(Standing standing, List<ShiftTest> tests) {
        if (standing.entrants().size() < 2 || standing.entrants().stream().anyMatch(e -> e.laps().isEmpty()))
            return Optional.empty();
        Entrant conv = standing.entrants().getFirst();
        Entrant full = standing.entrants().getLast();
        int known = tests.stream().mapToInt(test -> test.points().size()).min().orElse(0);
        if (tests.size() < 2 || known < 2)
            return Optional
                    .of("After %s the convolutional network reads %s of the test pictures, the fully connected one %s."
                            .formatted(epochs(Math.min(conv.laps().size(), full.laps().size())),
                                    percent(lap(conv, full)), percent(lap(full, conv))));
        int at = widest(tests, known);
        double one = tests.getFirst().points().get(at).accuracy();
        double other = tests.getLast().points().get(at).accuracy();
        return Optional.of(
                "Moved by %d %s, the convolutional network still reads %s of the pictures, the fully connected one %s."
                        .formatted(at, at == 1 ? "pixel" : "pixels", percent(one), percent(other)));
    }

    /// Both after the same number of epochs.
    private static double lap(Entrant of, Entrant other) {
        return of.laps().get(Math.min(of.laps().size(), other.laps().size()) - 1).testAccuracy();
    }

    /// Where both networks are farthest apart.
    private static int widest(List<ShiftTest> tests, int known) {
        int widest = 1;
        for (int p = 1; p < known; p++) if (apart(tests, p) > apart(tests, widest)) widest = p;
        return widest;
    }

    private static double apart(List<ShiftTest> tests, int at) {
        return Math.abs(tests.getFirst().points().get(at).accuracy() - tests.getLast().points().get(at).accuracy());
    }

    private static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }

    /// `98.6 %`
    public static String percent(double share) {
        return decimals(100 * share, 1) + " %";
    }

    /// `0.84 s`
    public static String seconds(double seconds) {
        return seconds < 10 ? decimals(seconds, 2) + " s" : decimals(seconds, 1) + " s";
    }

    private static String decimals(double value, int count) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }
}
