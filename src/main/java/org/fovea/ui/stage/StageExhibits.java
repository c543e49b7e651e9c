package org.fovea.ui.stage;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Evaluation;
import org.fovea.compute.MapResult;
import org.fovea.compute.Preview;
import org.fovea.compute.Seen;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Softmax;
import org.fovea.figure.ColorScale;
import org.fovea.figure.FilterFigure;
import org.fovea.figure.InputFigure;
import org.fovea.figure.InputImage;
import org.fovea.figure.MapFigure;
import org.fovea.figure.learn.answers.SharesFigure;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.project.LayerTitle;
import org.fovea.project.NamedFilter;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibit.Look;
import org.fovea.ui.export.Exhibits;
import org.jspecify.annotations.Nullable;

/// What the stage has to save: the selected feature map, its filter, and the input with the receptive field.
final class StageExhibits {
    /// Width of the figure of scores that is saved.
    private static final double SCORES = 420;

    private final Session session;
    private final InputView input;

    private StageExhibits(Session session, InputView input) {
        this.session = session;
        this.input = input;
    }

    static void add(Exhibits exhibits, Session session, InputView input) {
        var stage = new StageExhibits(session, input);
        exhibits.add(() -> stage.now(stage::map));
        exhibits.add(() -> stage.now(Evaluation::conv).flatMap(conv -> conv).map(stage::filter));
        exhibits.add(() -> stage.now(stage::input));
        exhibits.add(() -> stage.now(stage::scores).flatMap(scores -> scores));
    }

    /// All that the network says of the classes, where the layer on the stage says it.
    private Optional<Exhibit> scores(Evaluation evaluation) {
        ClassNames classes = ClassNames.of(evaluation.project());
        var values = new float[evaluation.maps().size()];
        if (!classes.layers().contains(evaluation.number()) || classes.names().size() != values.length)
            return Optional.empty();
        for (int k = 0; k < values.length; k++) {
            MapResult map = evaluation.maps().get(k);
            if (map == null) return Optional.empty();
            // Of a single value, the largest is it.
            values[k] = map.statistics().max();
        }
        boolean shares = evaluation.step().op() instanceof Softmax softmax && !softmax.log();
        var scores = new Tensor(new Shape(values.length, 1, 1), values);
        return Optional.of(new Exhibit("scores", stem(evaluation) + "-scores",
                "%s, %s of each class".formatted(picture(evaluation), shares ? "share" : "score"),
                new Look.Whole(new SharesFigure(classes.names(),
                        shares ? SharesFigure.listed(scores) : SharesFigure.softmax(scores), SCORES,
                        SharesFigure.room(values.length))),
                () -> new Tensor(new Shape(1, values.length, 1), values), classes.names(), null));
    }

    private <T> Optional<T> now(Function<Evaluation, T> made) {
        return Optional.ofNullable(session.evaluation()).map(made);
    }

    private Exhibit map(Evaluation evaluation) {
        MapResult map = evaluation.selectedMap();
        ColorScale scale = MapColors.now(session).of(evaluation);
        String name = evaluation.conv().map(conv -> conv.filters().get(evaluation.selected()).name())
                .orElseGet(() -> "%s-%d".formatted(evaluation.layer().name(), evaluation.selected()));
        String caption = evaluation.conv()
                .map(conv -> "filter %s, %s%s".formatted(name, geometry(conv), conv.relu() ? ", ReLU" : ""))
                .orElseGet(() -> "%s of %s".formatted(ClassNames.map(evaluation, evaluation.selected()),
                        title(evaluation)));
        return new Exhibit("feature map", stem(evaluation) + "-" + name, picture(evaluation) + ", " + caption,
                new Look.Cells(zoom -> new MapFigure(values(map), scale, zoom), Optional.of(scale)),
                () -> values(map), missing(map));
    }

    private static Tensor values(MapResult map) {
        return Objects.requireNonNull(map.map(), "a preview is not exported");
    }

    private static @Nullable String missing(MapResult map) {
        Preview preview = map.preview();
        if (preview == null) return null;
        return preview.forGood()
                ? "Memory cannot hold the whole map; a larger stride or a smaller picture makes it smaller."
                : "The whole map is still being computed.";
    }

    private Exhibit filter(Conv conv) {
        NamedFilter filter = conv.filters().get(Math.min(session.selection().filter(), conv.filters().size() - 1));
        Tensor weights = filter.weights();
        return new Exhibit("filter", filter.name(),
                "Filter %s, %d×%d".formatted(filter.name(), conv.rows().size(), conv.columns().size()),
                new Look.Cells(zoom -> new FilterFigure(weights, filter.shared(), zoom),
                        Optional.of(ColorScale.ofWeights(weights.data))),
                () -> filter.shared() ? weights.channel(0) : weights, null);
    }

    private Exhibit input(Evaluation evaluation) {
        InputImage image = input.image(evaluation);
        Cell pinned = pinned(evaluation.output());
        Seen field = pinned == null ? null : input.seen(evaluation, pinned).orElse(null);
        String seen = image.isPicture() ? image.source() : "map %d of %s".formatted(image.channel(), image.source());
        String settings = evaluation.conv().map(StageExhibits::geometry).orElseGet(() -> title(evaluation));
        String caption = pinned == null
                ? seen
                : "%s with the receptive field of neuron (%d, %d), %s".formatted(seen, pinned.row(), pinned.column(),
                        settings);
        return new Exhibit("input with receptive field", stem(evaluation) + "-input", caption,
                new Look.Cells(zoom -> InputFigure.of(evaluation, image, field, zoom), Optional.empty()),
                () -> image.isPicture() ? image.values() : image.values().channel(image.channel()), null);
    }

    /// The pinned neuron where the map has it.
    private @Nullable Cell pinned(Shape map) {
        Cell pinned = session.selection().pinned();
        return pinned != null && pinned.row() < map.height() && pinned.column() < map.width() ? pinned : null;
    }

    private static String geometry(Conv conv) {
        return "%d×%d, stride %d×%d".formatted(conv.rows().size(), conv.columns().size(), conv.rows().stride(),
                conv.columns().stride());
    }

    private static String title(Evaluation evaluation) {
        return LayerTitle.of(evaluation.layer().kind());
    }

    private static String picture(Evaluation evaluation) {
        return evaluation.project().picture().name();
    }

    private static String stem(Evaluation evaluation) {
        String picture = picture(evaluation);
        int dot = picture.lastIndexOf('.');
        return dot > 0 ? picture.substring(0, dot) : picture;
    }
}
