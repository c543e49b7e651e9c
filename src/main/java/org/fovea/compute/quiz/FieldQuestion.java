package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.compute.FieldFormula;
import org.fovea.compute.Outline;
import org.fovea.compute.Windows;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.field.Span;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.project.Cell;

/// Asks which rows and columns a neuron sees, of what its layer reads or of the picture, padding included.
public final class FieldQuestion {
    private FieldQuestion() {
    }

    /// Of what the layer reads.
    ///
    /// @param at the neuron's place in its map
    /// @return nothing where no window slides
    public static Optional<Question> ofInput(Subject subject, Cell at) {
        if (!Windows.slides(subject.op())) return Optional.empty();
        Shape x = subject.input();
        Window rows = Windows.rows(subject.op(), x);
        Window columns = Windows.columns(subject.op(), x);
        Span vertical = Span.of(rows, at.row());
        Span horizontal = Span.of(columns, at.column());
        String text = "Which rows and columns of %s does the neuron at row %d, column %d of %s see? %s".formatted(
                subject.from(0), at.row(), at.column(), subject.called(), settings(subject, rows, columns));
        return Optional.of(question(subject, text, new Answer.Place(vertical, horizontal), List.of(
                "from i·s − p to i·s − p + d·(f − 1)", "rows:     " + FieldFormula.of(rows, at.row()).text(),
                "columns:  " + FieldFormula.of(columns, at.column()).text(), padding(vertical, horizontal, x))));
    }

    private static String settings(Subject subject, Window rows, Window columns) {
        Shape x = subject.input();
        String what = rows.equals(columns)
                ? settings(rows)
                : "Down: %s. Across: %s".formatted(settings(rows), settings(columns));
        return "%s. The input has %d rows and %d columns; give what lies on the padding too.".formatted(
                what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1), x.height(), x.width());
    }

    private static String settings(Window window) {
        return "kernel %d, stride %d, dilation %d, padding %s".formatted(window.size(), window.stride(),
                window.dilation(), window.before() == window.after()
                        ? Integer.toString(window.before())
                        : "%d before and %d after".formatted(window.before(), window.after()));
    }

    private static String padding(Span rows, Span columns, Shape x) {
        boolean outside = rows.first() < 0 || columns.first() < 0 || rows.last() >= x.height()
                || columns.last() >= x.width();
        return outside
                ? "There are rows 0 … %d and columns 0 … %d; what is beyond lies on the padding.".formatted(
                        x.height() - 1, x.width() - 1)
                : "All of that lies on the input, nothing on the padding.";
    }

    /// Of the picture, through all layers between.
    ///
    /// @param map which map the neuron belongs to
    /// @param at its place in the map
    /// @return nothing where the layer reads nothing but the picture, or there is a layer on the way of which one cannot say
    ///         in a line what it sees
    public static Optional<Question> ofPicture(Subject subject, int map, Cell at) {
        if (subject.layer().read().stream().allMatch(from -> from == 0)) return Optional.empty();
        Optional<Descent> descent = Descent.of(subject, at);
        if (descent.isEmpty()) return Optional.empty();
        Network network = Outline.of(subject.project()).network();
        Units seen = Cone.seen(network, subject.number(), Units.of(map, at.row(), at.column())).units(0);
        Span rows = descent.get().rows();
        Span columns = descent.get().columns();
        // Behind joined branches one map sees less than all of them.
        if (seen.isEmpty() || !same(rows, seen.rows().first(), seen.rows().last())
                || !same(columns, seen.columns().first(), seen.columns().last()))
            return Optional.empty();
        Shape picture = network.shape(0);
        String text = ("Which rows and columns of the picture does the neuron at row %d, column %d of %s see, through all"
                + " layers between? The picture has %d rows and %d columns; give what lies on the padding too, as if maps"
                + " went on there.")
                .formatted(at.row(), at.column(), subject.called(), picture.height(), picture.width());
        var lines = new ArrayList<>(descent.get().lines());
        lines.add(padding(rows, columns, picture));
        return Optional.of(question(subject, text, new Answer.Place(rows, columns), lines));
    }

    private static boolean same(Span span, int first, int last) {
        return span.first() == first && span.last() == last;
    }

    private static Question question(Subject subject, String text, Answer answer, List<String> lines) {
        return new Question(Topic.FIELD, subject.layer().name(), text, List.of(), answer, lines);
    }
}
