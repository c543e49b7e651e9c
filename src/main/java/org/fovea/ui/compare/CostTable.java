package org.fovea.ui.compare;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.fovea.compute.Wiring;
import org.fovea.compute.Wirings;
import org.fovea.compute.Wirings.Rules;

/// The counts of one case: a row for each question, a column for each wiring, and the rule that each number follows.
final class CostTable extends GridPane {
    private static final List<Wiring> WIRINGS = List.of(Wiring.values());

    /// One question.
    ///
    /// @param rule how it is counted
    /// @param answer for a wiring
    private record Row(String name, String rule, Function<Wiring, BigInteger> answer) {
    }

    private List<Row> rows = List.of();

    CostTable() {
        getStyleClass().add("cost-table");
        setHgap(20);
        setVgap(6);
        var words = new ColumnConstraints();
        getColumnConstraints().add(words);
        for (int i = 0; i < WIRINGS.size(); i++) {
            var numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(numbers);
        }
        var rule = new ColumnConstraints();
        rule.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(rule);
    }

    void show(Wirings layers, Rules rules) {
        String size = rules.bytes() + " bytes a number";
        rows = List.of(
                new Row("parameters", "weights%s; other learned numbers are the same in each column"
                        .formatted(rules.biases() ? " and biases" : ", biases not counted"),
                        wiring -> layers.parameters(wiring, rules)),
                new Row("connections", "pairs of an input and an output value, those on the padding counted",
                        layers::connections),
                new Row("multiply-adds", "one for each connection, for one picture; other layers make none",
                        layers::connections),
                new Row("bytes of the weights", "parameters × " + size, wiring -> layers.weightBytes(wiring, rules)),
                new Row("bytes of maps to predict",
                        size + "; a layer, what it reads, and what a later layer still reads, where that is most; without "
                                + "the picture",
                        _ -> layers.predictionMaps(rules)),
                new Row("bytes to predict one picture", "weights and these maps",
                        wiring -> layers.predictionBytes(wiring, rules)),
                new Row("bytes of maps to train", "%s; what goes in and all maps, %s".formatted(size,
                        rules.batch() == 1 ? "for one picture" : "for " + rules.batch() + " pictures"),
                        _ -> layers.trainingMaps(rules)),
                new Row("bytes to train on %d".formatted(rules.batch()), "weights and these maps; without gradients",
                        wiring -> layers.trainingBytes(wiring, rules)));
        getChildren().clear();
        for (int column = 0; column < WIRINGS.size(); column++)
            add(label(WIRINGS.get(column).title(), "section-head"), column + 1, 0);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            add(label(row.name()), 0, i + 1);
            for (int column = 0; column < WIRINGS.size(); column++)
                add(label(number(row.answer().apply(WIRINGS.get(column))), "numbers"), column + 1, i + 1);
            Label rule = label(row.rule(), "quiet");
            rule.setMinWidth(0);
            rule.setMinHeight(USE_PREF_SIZE);
            rule.setWrapText(true);
            add(rule, WIRINGS.size() + 1, i + 1);
        }
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static String number(BigInteger count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// The table as comma-separated values, numbers without separators.
    ///
    /// @param title what is counted
    String csv(String title) {
        var lines = new ArrayList<String>();
        lines.add(quoted(title) + "," + WIRINGS.stream().map(Wiring::title).collect(Collectors.joining(",")) + ",rule");
        for (Row row : rows) {
            var line = new StringBuilder(row.name());
            for (Wiring wiring : Wiring.values()) line.append(',').append(row.answer().apply(wiring));
            lines.add(line.append(',').append(quoted(row.rule())).toString());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
