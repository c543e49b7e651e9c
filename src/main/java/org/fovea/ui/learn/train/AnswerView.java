package org.fovea.ui.learn.train;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Seen;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Scored;
import org.fovea.engine.train.Target;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.figure.learn.ScoresFigure;
import org.fovea.figure.MovedPen;
import org.fovea.session.Learning;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The chosen example, and what the network makes of it: the scores of its classes, or the picture it returns beside the one that
/// is wanted.
final class AnswerView extends CanvasView {
    private static final double SIZE = 12;
    private static final double HEAD = 22;
    private static final double LARGEST = 112;
    private static final double SMALLEST = 56;
    /// The least height of a bar.
    private static final double BAR = 15;
    private static final double GAP = 10;

    private final Learning learning;
    private @Nullable Seen seen;
    private List<Raster> pictures = List.of();

    AnswerView(Learning learning, Theme theme, ReadOnlyBooleanProperty active) {
        super(theme);
        this.learning = learning;
        learning.looking().seenProperty().subscribe(now -> {
            seen = now;
            if (active.get()) show();
        });
        active.subscribe(_ -> show());
    }

    /// Test examples are small enough to be turned into pixels here.
    private void show() {
        Seen now = seen;
        if (now == null) pictures = List.of();
        else if (now.target() instanceof Target.Values(Tensor wanted) && picture(wanted))
            pictures = List.of(Painting.picture(Painting.shown(now.input())),
                    Painting.picture(now.values().of(now.snapshot().network().size() - 1)), Painting.picture(wanted));
        else
            pictures = List.of(Painting.picture(Painting.shown(now.input())));
        setAccessibleText(now == null ? "" : text(now));
        repaint();
    }

    /// What is drawn, in words.
    private String text(Seen now) {
        LearningData data = learning.dataProperty().get();
        String example = "Test example %,d".formatted(now.example() + 1);
        if (data == null || data.classes().isEmpty()) return example;
        float[] shares = shares(now);
        int given = Scored.best(Tensor.plane(1, shares.length, shares));
        return now.target() instanceof Target.OfClass(int wanted) && shares.length == data.classes().size()
                ? "%s: is %s, taken for %s".formatted(example, data.classes().get(wanted), data.classes().get(given))
                : example;
    }

    private static boolean picture(Tensor values) {
        return values.shape.plane() > 1;
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Seen now = seen;
        LearningData data = learning.dataProperty().get();
        if (now == null || data == null) return;
        if (pictures.size() > 1) pictures(pen, palette, width, height);
        else {
            double side = Math.clamp(height - HEAD - GAP - BAR * data.classes().size(), SMALLEST, LARGEST);
            picture(pen, palette, 0, HEAD, side, pictures.getFirst());
            pen.text(0, HEAD / 2 - 2, "Test example %,d".formatted(now.example() + 1), Face.WORDS_BOLD, SIZE,
                    Anchor.LEFT, palette.text());
            if (!data.classes().isEmpty()) answer(pen, palette, now, data, side, width, height);
        }
    }

    private static void answer(Pen pen, Palette palette, Seen now, LearningData data, double side, double width,
            double height) {
        float[] shares = shares(now);
        if (shares.length != data.classes().size()) return;
        int given = Scored.best(Tensor.plane(1, shares.length, shares));
        int wanted = now.target() instanceof Target.OfClass(int label) ? label : -1;
        double x = side + GAP;
        double room = width - x;
        line(pen, palette, x, HEAD + 8, room, "is", data.classes().get(Math.max(0, wanted)));
        line(pen, palette, x, HEAD + 28, room, "taken for", data.classes().get(given));
        pen.text(x, HEAD + 48, given == wanted ? "right" : "wrong", Face.WORDS_BOLD, SIZE, Anchor.LEFT,
                given == wanted ? palette.neuron() : palette.text());
        double top = HEAD + side + GAP;
        if (height - top > 20)
            new ScoresFigure(data.classes(), shares, wanted, width, height - top)
                    .draw(new MovedPen(pen, 0, top), palette);
    }

    private static void line(Pen pen, Palette palette, double x, double y, double room, String what, String name) {
        double wide = pen.textWidth(what, Face.WORDS, SIZE) + 6;
        pen.text(x, y, what, Face.WORDS, SIZE, Anchor.LEFT, palette.textQuiet());
        pen.text(x + wide, y, pen.fitted(name, Face.WORDS_BOLD, SIZE, room - wide), Face.WORDS_BOLD, SIZE, Anchor.LEFT,
                palette.text());
    }

    /// The share of each class, together 1.
    private static float[] shares(Seen now) {
        Network network = now.snapshot().network();
        int last = network.size() - 1;
        if (network.node(last).op() instanceof Softmax softmax && !softmax.log()) return now.values().of(last).data;
        float[] scores = now.values().of(Scored.node(network, Loss.CROSS_ENTROPY)).data;
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) most = Math.max(most, score);
        double sum = 0;
        for (float score : scores) sum += Math.exp(score - most);
        var shares = new float[scores.length];
        for (int k = 0; k < shares.length; k++) shares[k] = (float) (Math.exp(scores[k] - most) / sum);
        return shares;
    }

    /// What goes in beside what comes out, and below what should.
    private void pictures(Pen pen, Palette palette, double width, double height) {
        List<String> titles = List.of("goes in", "comes out", "is wanted");
        double side = Math.min((width - GAP) / 2, (height - GAP) / 2 - HEAD) - 1;
        if (side <= 4) return;
        for (int i = 0; i < titles.size(); i++) {
            int row = i / 2;
            double left = (i - 2 * row) * (side + GAP);
            double top = row * (side + HEAD + GAP);
            pen.text(left, top + HEAD / 2 - 2, titles.get(i), Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
            picture(pen, palette, left, top + HEAD, side, pictures.get(i));
        }
    }

    private static void picture(Pen pen, Palette palette, double x, double y, double side, Raster raster) {
        double scale = side / Math.max(raster.width, raster.height);
        double wide = raster.width * scale;
        double high = raster.height * scale;
        pen.image(x, y, wide, high, raster);
        pen.outline(x - 0.5, y - 0.5, wide + 1, high + 1, 1, palette.border());
    }
}
