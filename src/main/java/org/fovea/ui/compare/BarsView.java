package org.fovea.ui.compare;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fovea.compute.Wiring;
import org.fovea.compute.Wirings;
import org.fovea.compute.Wirings.Rules;
import org.fovea.figure.BarsFigure;
import org.fovea.figure.BarsFigure.Bar;
import org.fovea.figure.BarsFigure.Role;
import org.fovea.figure.CountText;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The counts of a case as bars, on one scale for each question.
final class BarsView extends CanvasView {
    private static final double GAP = 18;

    private @Nullable Wirings layers;
    private Rules rules = Rules.BOOK;
    private boolean logarithmic = true;

    BarsView(Theme theme) {
        super(theme);
        double height = figure(1).height();
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    void show(Wirings shown, Rules by, boolean onLogarithms) {
        layers = shown;
        rules = by;
        logarithmic = onLogarithms;
        setAccessibleText(figures(1).stream().map(BarsView::words).collect(Collectors.joining("; ")));
        repaint();
    }

    private static String words(BarsFigure figure) {
        return figure.title().toLowerCase(Locale.ROOT) + ": " + figure.bars().stream()
                .map(bar -> bar.name() + " " + bar.text()).collect(Collectors.joining(", "));
    }

    private List<BarsFigure> figures(double width) {
        return List.of(figure("PARAMETERS", wiring -> of(wiring, Wirings::parameters), CountText::wide, width),
                figure("MULTIPLY-ADDS FOR ONE PICTURE", wiring -> of(wiring, (l, w, _) -> l.connections(w)),
                        CountText::wide, width),
                figure("MEMORY TO TRAIN ON " + rules.batch(), wiring -> of(wiring, Wirings::trainingBytes),
                        CountText::bytes, width));
    }

    private interface Question {
        BigInteger of(Wirings layers, Wiring wiring, Rules rules);
    }

    private BigInteger of(Wiring wiring, Question question) {
        return layers == null ? BigInteger.ZERO : question.of(layers, wiring, rules);
    }

    private BarsFigure figure(String title, Function<Wiring, BigInteger> count, Function<BigInteger, String> text,
            double width) {
        var bars = new ArrayList<Bar>();
        for (Wiring wiring : Wiring.values())
            bars.add(new Bar(wiring.title(), count.apply(wiring),
                    text.apply(count.apply(wiring)), switch (wiring) {
                        case CONVOLUTION -> Role.SHARED;
                        case LOCAL -> Role.LOCAL;
                        case DENSE -> Role.FULL;
                    }));
        return new BarsFigure(title, bars, logarithmic, width);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        if (layers != null) figure(width).draw(pen, palette);
    }

    /// The bars as they are now.
    Figure figure(double width) {
        return new Stacked(figures(width), width);
    }

    private record Stacked(List<BarsFigure> figures, double width) implements Figure {
        @Override
        public double height() {
            return figures.stream().mapToDouble(BarsFigure::height).sum() + (figures.size() - 1) * GAP;
        }

        @Override
        public void draw(Pen pen, Palette palette) {
            double y = 0;
            for (BarsFigure figure : figures) {
                figure.draw(new MovedPen(pen, 0, y), palette);
                y += figure.height() + GAP;
            }
        }
    }
}
