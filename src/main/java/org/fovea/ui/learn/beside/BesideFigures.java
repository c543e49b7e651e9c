package org.fovea.ui.learn.beside;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.beside.Entrant;
import org.fovea.compute.learn.beside.Lap;
import org.fovea.compute.learn.beside.Match;
import org.fovea.compute.learn.beside.PictureGrowth;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Examples;
import org.fovea.figure.CountText;
import org.fovea.figure.Figure;
import org.fovea.figure.learn.beside.ContestFigure;
import org.fovea.figure.learn.beside.ContestText;
import org.fovea.figure.learn.beside.CurvesFigure;
import org.fovea.figure.learn.beside.GrowthFigure;
import org.fovea.figure.learn.beside.ShiftCurveFigure;
import org.fovea.figure.learn.beside.WeightPictures;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// What is drawn of two networks side by side.
final class BesideFigures extends VBox {
    private static final double CURVES = 230;
    private static final double SHIFTS = 310;
    private static final double GROWTH = 310;
    private static final double WEIGHTS = 260;
    private static final double WIDE = 900;
    /// The width of figures that are saved.
    private static final double SAVED = 900;
    private static final double SAVED_HALF = 600;

    private final FigureView curves;
    private final FigureView shifts;
    private final FigureView growth;
    private final FigureView weights;
    private final WordTable growing = new WordTable("Parameters as the picture grows", false);
    private final GridPane halves = new GridPane();
    private final Pills<Boolean> scale;
    private boolean logarithmic;
    private @Nullable Pair pair;
    private @Nullable Standing standing;
    private List<ShiftTest> tests = List.of();

    BesideFigures(Theme theme) {
        super(20);
        curves = new FigureView(theme, CURVES);
        shifts = new FigureView(theme, SHIFTS);
        growth = new FigureView(theme, GROWTH);
        weights = new FigureView(theme, WEIGHTS);
        scale = new Pills<>(List.of(false, true), log -> log ? "logarithmic" : "linear",
                log -> log
                        ? "Losses and misread pictures, equal steps being equal factors: small ones stay visible."
                        : "Equal steps are equal differences.",
                chosen -> {
                    logarithmic = chosen;
                    curves();
                });
        scale.show(logarithmic);
        scale.managedProperty().bind(scale.visibleProperty());
        halves.setHgap(32);
        halves.setVgap(20);
        var about = new Label(
                "Filters are shared by all places, so their number stays when the picture grows; each hidden unit that is "
                        + "fully connected needs a weight more for every pixel more.");
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new VBox(6, curves, scale), halves, new VBox(8, growing, about), weights);
        widthProperty().subscribe(_ -> arrange());
        shifts.visibleProperty().subscribe(_ -> arrange());
    }

    /// Side by side where there is room.
    private void arrange() {
        halves.getChildren().clear();
        halves.getColumnConstraints().clear();
        boolean both = shifts.isVisible();
        int columns = both && getWidth() >= WIDE ? 2 : 1;
        for (int c = 0; c < columns; c++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            halves.getColumnConstraints().add(column);
        }
        if (both) halves.add(shifts, 0, 0);
        halves.add(growth, both ? columns - 1 : 0, both && columns == 1 ? 1 : 0);
    }

    void show(Pair now, @Nullable Standing reached, List<ShiftTest> found) {
        pair = now;
        standing = reached;
        tests = found;
        curves();
        shifts();
        weights();
        growth();
    }

    private void curves() {
        Standing now = standing;
        boolean some = now != null && now.entrants().stream().anyMatch(entrant -> !entrant.laps().isEmpty());
        scale.setVisible(some);
        if (now == null || !some) curves.clear();
        else
            curves.show((w, h) -> new CurvesFigure(now, logarithmic, w, h), now.entrants().stream()
                    .filter(entrant -> !entrant.laps().isEmpty())
                    .map(entrant -> "%s: %s of the test pictures read after %d epochs".formatted(entrant.name(),
                            ContestText.percent(entrant.laps().getLast().testAccuracy()), entrant.laps().size()))
                    .collect(Collectors.joining("; ", "Test curves. ", "")));
    }

    private void shifts() {
        Pair now = pair;
        if (now == null || tests.isEmpty()) {
            shifts.clear();
            return;
        }
        List<ShiftTest> known = tests;
        Tensor example = now.data().test().example(0, Examples.PLAIN).input();
        shifts.show((w, h) -> shifted(known, example, w, h), "Test pictures read when moved. " + known.stream()
                .map(test -> test.points().stream().map(point -> ContestText.percent(point.accuracy()))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ")));
    }

    private static Figure shifted(List<ShiftTest> known, Tensor example, double w, double h) {
        return new ShiftCurveFigure(known, Pair.NAMES.subList(0, known.size()), ShiftTest.MOST, example, w, h);
    }

    private void weights() {
        Standing now = standing;
        if (now == null) weights.clear();
        else
            weights.show((w, h) -> new WeightPictures(now.entrants().getFirst().network(),
                    now.entrants().getLast().network(), w, h),
                    "The filters of the first convolution, and the weights of hidden units as pictures");
    }

    private void growth() {
        Pair now = pair;
        if (now == null || now.refusal(Match.PARAMETERS).isPresent()) {
            growth.clear();
            growing.setVisible(false);
            return;
        }
        List<String> names = now.twins().stream().map(twin -> CountText.of(twin.hidden()) + " hidden units").toList();
        PictureGrowth counts = PictureGrowth.of(now.network(), now.twins());
        growing.setVisible(true);
        growing.show(ContestText.growthHead(names), ContestText.rows(counts));
        growth.show((w, h) -> new GrowthFigure(counts, names, w, h), "Parameters as the picture grows");
    }

    void addTo(Exhibits exhibits, ObservableValue<Boolean> active) {
        List<Supplier<Optional<Exhibit>>> all = List.of(this::contest,
                () -> exhibit(shifts, "moved pictures", SAVED_HALF, this::shiftNumbers),
                () -> exhibit(growth, "growing picture", SAVED_HALF, this::growthNumbers),
                () -> exhibit(weights, "weights side by side", SAVED, null));
        for (Supplier<Optional<Exhibit>> one : all)
            exhibits.add(() -> active.getValue() ? one.get() : Optional.empty());
    }

    private Optional<Exhibit> contest() {
        Standing now = standing;
        if (now == null) return Optional.empty();
        return Optional.of(new Exhibit("side by side", "side-by-side",
                ContestText.conclusion(now, tests).orElse("Two networks side by side."),
                new Exhibit.Look.Whole(new ContestFigure(now, tests, SAVED)), laps(now), null));
    }

    private static Optional<Exhibit> exhibit(FigureView view, String title, double width,
            @Nullable Supplier<Tensor> numbers) {
        return view.isVisible()
                ? view.figure(width).map(figure -> new Exhibit(title, title.replace(' ', '-'), view.getAccessibleText(),
                        new Exhibit.Look.Whole(figure), numbers, null))
                : Optional.empty();
    }

    /// A row for each epoch: its number, then loss, accuracy, test loss, test accuracy and seconds of each network. Null before
    /// the first epoch of all.
    private static @Nullable Supplier<Tensor> laps(Standing now) {
        int count = now.entrants().stream().mapToInt(entrant -> entrant.laps().size()).min().orElse(0);
        if (count == 0) return null;
        return () -> table(count, row -> Stream.concat(Stream.of((double) row + 1),
                now.entrants().stream().flatMap(entrant -> numbers(entrant, row))));
    }

    private static Stream<Double> numbers(Entrant entrant, int row) {
        Lap lap = entrant.laps().get(row);
        return Stream.of(lap.loss(), lap.accuracy(), lap.testLoss(), lap.testAccuracy(), lap.seconds());
    }

    /// A row for each shift: pixels, then the accuracy of each network.
    private Tensor shiftNumbers() {
        int count = tests.stream().mapToInt(test -> test.points().size()).min().orElse(0);
        return table(Math.max(1, count), row -> Stream.concat(Stream.of((double) row),
                tests.stream()
                        .map(test -> row < test.points().size() ? test.points().get(row).accuracy() : Double.NaN)));
    }

    /// A row for each size: height, width, filters, convolutional, fully connected.
    private Tensor growthNumbers() {
        Pair now = Objects.requireNonNull(pair);
        PictureGrowth counts = PictureGrowth.of(now.network(), now.twins());
        return table(counts.lines().size(), row -> {
            PictureGrowth.Line line = counts.lines().get(row);
            return Stream.concat(Stream.of((double) line.picture().height(), (double) line.picture().width(),
                    (double) line.shared(), (double) line.convolutional()),
                    line.full().stream().map(Long::doubleValue));
        });
    }

    private static Tensor table(int rows, IntFunction<Stream<Double>> row) {
        var all = new double[rows][];
        for (int i = 0; i < rows; i++) all[i] = row.apply(i).mapToDouble(Double::doubleValue).toArray();
        Tensor table = Tensor.zeros(new Shape(1, rows, all[0].length));
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < all[i].length; j++) table.data[table.shape.index(0, i, j)] = (float) all[i][j];
        return table;
    }
}
