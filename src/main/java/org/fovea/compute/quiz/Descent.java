package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fovea.compute.FieldFormula;
import org.fovea.compute.Windows;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.field.Span;
import org.fovea.engine.op.Op;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Project;

/// The way of a receptive field from a neuron down to the picture, a line or two for each layer.
///
/// @param rows what is reached of the picture
/// @param columns likewise
/// @param lines from the neuron's layer to the first
record Descent(Span rows, Span columns, List<String> lines) {

    private record Hull(Span rows, Span columns) {
        Hull with(Hull other) {
            return new Hull(hull(rows, other.rows), hull(columns, other.columns));
        }

        private static Span hull(Span one, Span other) {
            return new Span(Math.min(one.first(), other.first()), Math.max(one.last(), other.last()), 1);
        }
    }

    /// Nothing where a layer on the way neither slides a window nor leaves every value at its place.
    static Optional<Descent> of(Subject subject, Cell at) {
        Project project = subject.project();
        var shapes = project.shapes();
        var hulls = new TreeMap<Integer, Hull>();
        var lines = new ArrayList<String>();
        hulls.put(subject.number(), new Hull(new Span(at.row(), at.row(), 1), new Span(at.column(), at.column(), 1)));
        for (int n = subject.number(); n >= 1; n--) {
            Hull here = hulls.get(n);
            if (here == null) continue;
            Layer layer = project.layer(n);
            List<Shape> inputs = new ArrayList<>();
            for (int from : layer.read()) {
                Shape shape = shapes.get(from);
                if (shape == null) return Optional.empty();
                inputs.add(shape);
            }
            for (int i = 0; i < inputs.size(); i++) {
                Optional<Hull> below = through(layer.op(), inputs, i, here);
                if (below.isEmpty()) return Optional.empty();
                int from = layer.read().get(i);
                lines.addAll(lines(layer, subject.name(from), inputs.get(i), here));
                join(hulls, from, below.get(), subject, lines);
            }
        }
        Hull picture = hulls.get(0);
        return picture == null ? Optional.empty() : Optional.of(new Descent(picture.rows, picture.columns, lines));
    }

    private static void join(Map<Integer, Hull> hulls, int from, Hull below, Subject subject, List<String> lines) {
        Hull before = hulls.get(from);
        Hull both = before == null ? below : before.with(below);
        hulls.put(from, both);
        if (before != null && !(both.equals(before) && both.equals(below)))
            lines.add("both ways:  rows %s, columns %s of %s".formatted(range(both.rows), range(both.columns),
                    subject.name(from)));
    }

    private static Optional<Hull> through(Op op, List<Shape> inputs, int input, Hull here) {
        Fields fields = op.fields(input, inputs);
        if (!Windows.slides(op) && !fields.equals(Fields.PIXEL)) return Optional.empty();
        return Optional.of(new Hull(seen(fields.rows(), here.rows), seen(fields.columns(), here.columns)));
    }

    private static Span seen(Field field, Span span) {
        return new Span(field.first(span.first()), field.last(span.last()), 1);
    }

    private static List<String> lines(Layer layer, String below, Shape input, Hull here) {
        if (!Windows.slides(layer.op()))
            return List.of("%s:  rows %s, columns %s of %s, each value at its place".formatted(layer.name(),
                    range(here.rows), range(here.columns), below));
        return List.of("%s:  rows %s of %s".formatted(layer.name(),
                axis(Windows.rows(layer.op(), input), here.rows), below),
                "%s:  columns %s".formatted(" ".repeat(layer.name().length()),
                        axis(Windows.columns(layer.op(), input), here.columns)));
    }

    /// `4·2 − 1 … 5·2 − 1 + 1·2 = 7 … 11`
    private static String axis(Window window, Span span) {
        return "%s·%d − %d … %s·%d − %d + %d·%d = %s".formatted(Decimals.bracketed(Decimals.whole(span.first())),
                window.stride(), window.before(), Decimals.bracketed(Decimals.whole(span.last())), window.stride(),
                window.before(), window.dilation(), window.size() - 1,
                FieldFormula.range(window.row(span.first(), 0), window.row(span.last(), window.size() - 1)));
    }

    private static String range(Span span) {
        return FieldFormula.range(span.first(), span.last());
    }
}
