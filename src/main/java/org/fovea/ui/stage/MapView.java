package org.fovea.ui.stage;

import java.util.Objects;
import javafx.scene.input.KeyEvent;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Evaluation;
import org.fovea.compute.MapResult;
import org.fovea.compute.Preview;
import org.fovea.compute.Reach;
import org.fovea.compute.Sample;
import org.fovea.compute.Sight;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.ReferenceMap;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.FieldFigure;
import org.fovea.figure.GridFigure;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;
import org.fovea.figure.step.ReachedFigure;
import org.fovea.project.Cell;
import org.fovea.project.Selection;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The selected feature map, large: hovering asks about a neuron, a click pins it, arrow keys move the pinned one.
final class MapView extends PictureView {
    private volatile MapColors colors = MapColors.NONE;
    private volatile @Nullable Reference reference;

    /// A map by the formula, for stepping through it.
    ///
    /// @param values null where it would take long
    private record Reference(Evaluation evaluation, int map, @Nullable Tensor values) {
    }

    MapView(Session session, Theme theme, Painter painter, SharedView view) {
        super(session, theme, painter, view, "Feature map");
        session.projectProperty().map(_ -> session.layer().display()).subscribe(_ -> refresh());
        session.selectionProperty().subscribe(this::announce);
        session.evaluationProperty().subscribe(this::announce);
        session.resultsProperty().subscribe(_ -> colors = MapColors.now(session));
        session.heldProperty().subscribe(_ -> {
            colors = MapColors.now(session);
            refresh();
        });
        session.momentProperty().subscribe((before, now) -> {
            if (now == null ? before != null : referenceOf(now.evaluation(), now.map()) == null) refresh();
        });
        repaintOn(session.evaluationProperty(), session.momentProperty());
        view.viewportProperty().subscribe(this::look);
        widthProperty().subscribe(this::look);
        heightProperty().subscribe(this::look);
    }

    /// What is seen is computed first.
    private void look() {
        Viewport now = view.get();
        session.sightProperty().set(
                new Sight(now.top(), now.left(), now.row(getHeight()), now.column(getWidth())));
    }

    private void announce() {
        Evaluation evaluation = session.evaluation();
        Cell pinned = session.selection().pinned();
        if (evaluation == null) return;
        String map = "Feature %s of %s".formatted(ClassNames.map(evaluation, evaluation.selected()),
                evaluation.output());
        Float value = pinned != null && inside(evaluation, pinned)
                ? evaluation.selectedMap().at(pinned.row(), pinned.column())
                : null;
        setAccessibleText(value != null && pinned != null
                ? "%s, neuron row %d column %d is %s".formatted(map, pinned.row(), pinned.column(), value)
                : map);
    }

    @Override
    protected Raster raster(Evaluation evaluation, Viewport viewport, int width, int height) {
        ColorScale scale = colors.of(evaluation);
        Placement placement = placement(evaluation);
        MapResult result = evaluation.selectedMap();
        Preview preview = result.preview();
        Tensor exact = session.momentProperty().get() == null ? null : reference(evaluation).values();
        if (exact != null) return Painting.map(exact, 0, scale, placement, viewport, width, height);
        if (preview != null) return Painting.preview(preview, scale, placement, viewport, width, height);
        return Painting.map(Objects.requireNonNull(result.map()), 0, scale, placement, viewport, width, height);
    }

    /// What is shown while the map is stepped through; on the painting thread.
    private Reference reference(Evaluation evaluation) {
        Reference known = referenceOf(evaluation, evaluation.selected());
        if (known != null) return known;
        var made = new Reference(evaluation, evaluation.selected(),
                ReferenceMap.of(evaluation, evaluation.selected(), 1, Cancel.NEVER).orElse(null));
        reference = made;
        return made;
    }

    @SuppressWarnings("ReferenceEquality")
    private @Nullable Reference referenceOf(Evaluation evaluation, int map) {
        Reference known = reference;
        return known != null && known.evaluation() == evaluation && known.map() == map ? known : null;
    }

    @Override
    protected Placement placement(Evaluation evaluation) {
        return Placement.ofMap(evaluation.fields(), evaluation.input().shape, evaluation.output());
    }

    @Override
    protected void paintAbove(Pen pen, Palette palette, Evaluation evaluation) {
        Placement placement = placement(evaluation);
        Viewport viewport = view.get();
        Moment moment = session.momentProperty().get();
        paintNumbers(pen, evaluation, placement, viewport, moment);
        if (moment != null && moment.of(evaluation)) {
            ReachedFigure.drawEmpty(pen, palette, moment, evaluation.selected(), placement, viewport, getWidth(),
                    getHeight());
            ReachedFigure.drawStamp(pen, palette, moment, placement, viewport);
        }
        double x = viewport.toX(placement.x(0));
        double y = viewport.toY(placement.y(0));
        double width = viewport.toX(placement.x(evaluation.output().width())) - x;
        double height = viewport.toY(placement.y(evaluation.output().height())) - y;
        pen.outline(x - 1.5, y - 1.5, width + 3, height + 3, 1, palette.border());
        if (session.probeProperty().get() instanceof Probe.OfWeight)
            pen.outline(x - 1, y - 1, width + 2, height + 2, 2, palette.neuron());
        if (session.probeProperty().get() instanceof Probe.OfPixel(Cell at))
            FieldFigure.drawReach(pen, palette, Reach.of(evaluation, at.row(), at.column()), placement, viewport);
        Cell neuron = session.neuron();
        if (neuron != null) FieldFigure.drawNeuron(pen, palette, placement, neuron, viewport);
    }

    /// Of a preview, the part of which every value is there.
    private void paintNumbers(Pen pen, Evaluation evaluation, Placement placement, Viewport viewport,
            @Nullable Moment moment) {
        MapResult result = evaluation.selectedMap();
        Reference exact = moment == null ? null : referenceOf(evaluation, evaluation.selected());
        if (exact != null && exact.values() != null) {
            GridFigure.map(pen, exact.values(), 0, colors.of(evaluation), placement, viewport, getWidth(), getHeight());
            return;
        }
        Sample seen = result.preview() == null ? null : result.preview().seen();
        Tensor values = seen != null && seen.step() == 1 ? seen.part().values() : result.map();
        if (values == null) return;
        Placement placed = seen == null
                ? placement
                : placement.sampled(1, seen.part().region().top(), seen.part().region().left());
        GridFigure.map(pen, values, 0, colors.of(evaluation), placed, viewport, getWidth(), getHeight());
    }

    static boolean inside(Evaluation evaluation, Cell cell) {
        return cell.row() >= 0 && cell.row() < evaluation.output().height() && cell.column() >= 0
                && cell.column() < evaluation.output().width();
    }

    @Override
    protected void hovered(Evaluation evaluation, Cell cell) {
        boolean asks = inside(evaluation, cell) && session.momentProperty().get() == null;
        session.probeProperty().set(asks ? new Probe.OfNeuron(cell) : Probe.NOTHING);
    }

    @Override
    protected void left() {
        session.probeProperty().set(Probe.NOTHING);
    }

    @Override
    protected void clicked(Evaluation evaluation, Cell cell, int times) {
        Selection selection = session.selection();
        boolean again = cell.equals(selection.pinned()) && session.momentProperty().get() == null;
        session.selectionProperty().set(selection.withPinned(again || !inside(evaluation, cell) ? null : cell));
    }

    @Override
    protected boolean pressedKey(KeyEvent event, Evaluation evaluation) {
        Cell pinned = session.selection().pinned();
        int step = event.isShiftDown() ? 10 : 1;
        switch (event.getCode()) {
            case ENTER, SPACE -> pin(evaluation, pinned == null
                    ? new Cell(evaluation.output().height() / 2, evaluation.output().width() / 2)
                    : pinned);
            case ESCAPE -> {
                if (pinned == null) return false;
                session.selectionProperty().set(session.selection().withPinned(null));
            }
            case LEFT -> move(evaluation, pinned, 0, -step);
            case RIGHT -> move(evaluation, pinned, 0, step);
            case UP -> move(evaluation, pinned, -step, 0);
            case DOWN -> move(evaluation, pinned, step, 0);
            default -> {
                return false;
            }
        }
        return event.getCode().isArrowKey() ? pinned != null : true;
    }

    private void move(Evaluation evaluation, @Nullable Cell pinned, int down, int right) {
        if (pinned != null) pin(evaluation, new Cell(pinned.row() + down, pinned.column() + right));
    }

    private void pin(Evaluation evaluation, Cell wanted) {
        var cell = new Cell(Math.clamp(wanted.row(), 0, evaluation.output().height() - 1),
                Math.clamp(wanted.column(), 0, evaluation.output().width() - 1));
        session.probeProperty().set(Probe.NOTHING);
        session.selectionProperty().set(session.selection().withPinned(cell));
        Placement placement = placement(evaluation);
        view.reveal(placement.x(cell.column()), placement.y(cell.row()), placement.x(cell.column() + 1),
                placement.y(cell.row() + 1));
    }
}
