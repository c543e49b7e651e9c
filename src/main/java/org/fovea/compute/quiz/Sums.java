package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.compute.FieldFormula;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Term;
import org.fovea.project.Cell;

/// The weighted sum of one neuron, from small tables of what it reads and of its weights.
final class Sums {
    /// So many products stand in one line.
    private static final int IN_A_LINE = 5;

    private final Subject subject;
    private final int map;
    private final Cell at;
    private final List<Term> terms;
    private final Decimals inputs;
    private final Decimals weights;
    private final Decimals bias;
    private final float b;

    private Sums(Subject subject, int map, Cell at, Explanation.WeightedSum sum) {
        this.subject = subject;
        this.map = map;
        this.at = at;
        terms = sum.terms();
        b = sum.bias();
        inputs = Decimals.of(terms.stream().map(Term::input).toList());
        weights = Decimals.of(terms.stream().map(Term::weight).toList());
        bias = Decimals.of(b);
    }

    static Working of(Subject subject, int map, Cell at, Explanation.WeightedSum sum) {
        return new Sums(subject, map, at, sum).made();
    }

    private Working made() {
        Op op = subject.op();
        return switch (op) {
            case Convolution c when c.layer().rows().size() * c.layer().columns().size() > 1 -> slid(c);
            case Convolution c -> listed(
                    "It reads row %d, column %d of %s.".formatted(c.layer().rowWindow(subject.input()).row(at.row(), 0),
                            c.layer().columnWindow(subject.input()).row(at.column(), 0), subject.from(0)),
                    terms.stream().map(term -> Integer.toString(term.channel())).toList(), "k′", field(c));
            case ConvTranspose2d t -> listed("It is the sum of the stamps that fall on it.",
                    terms.stream().map(term -> "%d (%d,%d)".formatted(term.channel(), term.row(), term.column()))
                            .toList(),
                    "k′ (i′,j′)", stamps(t));
            default -> listed("It reads all values of %s.".formatted(subject.from(0)),
                    IntStream.range(0, terms.size()).mapToObj(Integer::toString).toList(), "n", List.of());
        };
    }

    /// A filter that lies on some rows and columns: a table of what it reads and one of its weights for each channel.
    private Working slid(Convolution op) {
        int height = op.layer().rows().size();
        int width = op.layer().columns().size();
        int taps = height * width;
        int channels = terms.size() / taps;
        var given = new ArrayList<Grid>();
        var lines = new ArrayList<>(field(op));
        var parts = new ArrayList<String>();
        double sum = bias.shown(b);
        for (int c = 0; c < channels; c++) {
            List<Term> here = terms.subList(c * taps, (c + 1) * taps);
            given.add(seen(here, height, width));
            given.add(filter(here, height, width));
            for (int u = 0; u < height; u++) {
                List<Term> row = here.subList(u * width, (u + 1) * width);
                double part = part(row);
                sum += part;
                parts.add(inputs.between(part));
                lines.add(
                        "%su = %d:  %s".formatted(channels == 1 ? "" : "k′ = %d, ".formatted(row.getFirst().channel()),
                                u, line(row, part)));
            }
        }
        lines.add(total(parts, sum));
        return new Working("Its filter lies on the rows %s and the columns %s of %s; the bias is %s.%s".formatted(
                rows(terms.subList(0, taps)), columns(terms.subList(0, taps)), subject.from(0), bias.text(b),
                padding(op)), given, lines, sum);
    }

    private static String rows(List<Term> one) {
        return FieldFormula.range(one.getFirst().row(), one.getLast().row());
    }

    private static String columns(List<Term> one) {
        return FieldFormula.range(one.getFirst().column(), one.getLast().column());
    }

    private String padding(Convolution op) {
        if (terms.stream().noneMatch(this::padding)) return "";
        PaddingMode mode = op.layer().paddingMode();
        return " What lies on the padding is shaded: it holds %s.".formatted(switch (mode) {
            case ZEROS -> "zeros";
            case REFLECT -> "what lies mirrored at the border";
            case REPLICATE -> "the nearest value of the border";
            case CIRCULAR -> "the values of the other side";
        });
    }

    private boolean padding(Term term) {
        Shape x = subject.input();
        return term.row() < 0 || term.row() >= x.height() || term.column() < 0 || term.column() >= x.width();
    }

    private Grid seen(List<Term> here, int height, int width) {
        int channel = here.getFirst().channel();
        return new Grid("input, %s %d".formatted(subject.layer().read().getFirst() == 0 ? "channel" : "map", channel),
                IntStream.range(0, width).mapToObj(v -> Decimals.whole(here.get(v).column())).toList(),
                IntStream.range(0, height).mapToObj(u -> Decimals.whole(here.get(u * width).row())).toList(),
                here.stream().map(term -> new Grid.Cell(inputs.text(term.input()), padding(term))).toList());
    }

    private Grid filter(List<Term> here, int height, int width) {
        String title = terms.size() == here.size() ? "filter" : "filter, channel " + here.getFirst().channel();
        return new Grid(title, IntStream.range(0, width).mapToObj(Integer::toString).toList(),
                IntStream.range(0, height).mapToObj(Integer::toString).toList(),
                here.stream().map(term -> new Grid.Cell(weights.text(term.weight()), false)).toList());
    }

    /// Inputs above weights, in the order of the sum.
    ///
    /// @param columns what each term is called
    /// @param corner what these names are
    /// @param first lines that come before the sum
    private Working listed(String asked, List<String> columns, String corner, List<String> first) {
        List<Grid> given = terms.isEmpty()
                ? List.of()
                : Working.listed("input x and weight w for each " + corner, columns, List.of("x", "w"),
                        List.of(terms.stream().map(term -> inputs.text(term.input())).toList(),
                                terms.stream().map(term -> weights.text(term.weight())).toList()));
        var lines = new ArrayList<>(first);
        var parts = new ArrayList<String>();
        double sum = bias.shown(b);
        for (int from = 0; from < terms.size(); from += IN_A_LINE) {
            List<Term> some = terms.subList(from, Math.min(terms.size(), from + IN_A_LINE));
            double part = part(some);
            sum += part;
            parts.add(inputs.between(part));
            lines.add(line(some, part));
        }
        lines.add(total(parts, sum));
        return new Working("%s The bias is %s.".formatted(asked, bias.text(b)), given, lines, sum);
    }

    private double part(List<Term> some) {
        double sum = 0;
        for (Term term : some) sum += inputs.shown(term.input()) * weights.shown(term.weight());
        return sum;
    }

    private String line(List<Term> some, double part) {
        return "%s = %s".formatted(Working.products(some.stream().map(term -> inputs.text(term.input())).toList(),
                some.stream().map(term -> weights.text(term.weight())).toList()), inputs.between(part));
    }

    private String total(List<String> parts, double sum) {
        return "bias %s%s%s = %s".formatted(bias.text(b), parts.isEmpty() ? "" : " + ",
                parts.size() == 1 ? Decimals.bracketed(parts.getFirst()) : Working.sum(bracketedFirst(parts)),
                inputs.between(sum));
    }

    private static List<String> bracketedFirst(List<String> parts) {
        var all = new ArrayList<>(parts);
        if (!all.isEmpty()) all.set(0, Decimals.bracketed(all.getFirst()));
        return all;
    }

    /// Where the first and the last row and column come from.
    private List<String> field(Convolution op) {
        Window rows = op.layer().rowWindow(subject.input());
        Window columns = op.layer().columnWindow(subject.input());
        return List.of("rows i·s − p … i·s − p + d·(f − 1):  " + FieldFormula.of(rows, at.row()).text(),
                "columns likewise:  " + FieldFormula.of(columns, at.column()).text());
    }

    /// From where each stamp comes, once for each place.
    private List<String> stamps(ConvTranspose2d op) {
        var lines = new LinkedHashSet<String>();
        for (Term term : terms)
            lines.add("i = i′·s + u·d − p:  %d·%d + %d·%d − %d = %d;  j:  %d·%d + %d·%d − %d = %d".formatted(term.row(),
                    op.rows().stride(), term.tapRow(), op.rows().dilation(), op.padding().top(), at.row(),
                    term.column(), op.columns().stride(), term.tapColumn(), op.columns().dilation(),
                    op.padding().left(), at.column()));
        if (terms.isEmpty()) lines.add("No stamp falls on map %d there.".formatted(map));
        return List.copyOf(lines);
    }
}
