package org.fovea.ui.stage;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Results;
import org.fovea.compute.Seen;
import org.fovea.compute.WeightUse;
import org.fovea.compute.step.Moment;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.figure.FieldFigure;
import org.fovea.figure.InputImage;
import org.fovea.figure.PaddingFigure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;
import org.fovea.figure.step.ReachedFigure;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.Picture;
import org.fovea.session.Probe;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The input with its padding ring: hovering a pixel asks which neurons it reaches; it can be painted, and its values typed.
final class InputView extends PictureView {
    private final InputTools tools;
    private final PixelEditor editor;
    /// The pixel the keyboard is at.
    private @Nullable Cell cursor;
    private @Nullable Cell stroke;
    private Predicate<Cell> takesClick = _ -> false;
    private volatile Choice choice = new Choice(0, 0, null);

    InputView(Session session, Theme theme, Painter painter, SharedView view, InputTools tools) {
        super(session, theme, painter, view, "Input");
        this.tools = tools;
        this.editor = new PixelEditor(session, theme);
        session.evaluationProperty().map(Shown::of).subscribe(seen -> {
            if (seen == null) return;
            setAccessibleText("Input %s, %s".formatted(seen.picture(), seen.input().shape));
            repaint();
        });
        Runnable choose = () -> {
            choice = new Choice(tools.inputProperty().get(), tools.channelProperty().get(),
                    session.resultsProperty().get());
            refresh();
        };
        session.momentProperty().subscribe(this::follow);
        tools.inputProperty().subscribe(choose);
        tools.channelProperty().subscribe(choose);
        session.resultsProperty().subscribe(results -> {
            // The colours of a layer before follow its range, and the stage shows them when it is computed itself.
            choice = new Choice(choice.input(), choice.channel(), results);
        });
        tools.paintingProperty().subscribe(painting -> setCursor(painting ? Cursor.CROSSHAIR : Cursor.DEFAULT));
    }

    /// The map of the layer before that the term in turn was read from is shown.
    private void follow(@Nullable Moment moment) {
        if (moment != null && (!moment.evaluation().onPicture() || moment.evaluation().inputs().size() > 1))
            moment.partial().read().ifPresent(source -> {
                tools.inputProperty().set(source.input());
                tools.channelProperty().set(source.channel());
            });
        repaint();
    }

    /// @param takes is asked first about each pixel that is clicked, those of the padding included
    void onClick(Predicate<Cell> takes) {
        takesClick = takes;
    }

    /// What a neuron is made of in the input that is shown, if anything.
    Optional<Seen> seen(Evaluation evaluation, Cell neuron) {
        return evaluation.seen(evaluation.selected(), neuron,
                Math.clamp(choice.input(), 0, evaluation.inputs().size() - 1));
    }

    /// What of the input is seen.
    InputImage image(Evaluation evaluation) {
        return choice.of(evaluation);
    }

    /// Written on the FX thread, read by the painting thread.
    private record Choice(int input, int channel, @Nullable Results results) {
        InputImage of(Evaluation evaluation) {
            return InputImage.of(evaluation, results, input, channel);
        }
    }

    /// What of an evaluation is drawn here: an edited weight changes none of it.
    private record Shown(Tensor input, String picture, PaddingMode mode, Window rows, Window columns, Shape output) {
        static Shown of(Evaluation evaluation) {
            return new Shown(evaluation.input(), evaluation.project().picture().name(),
                    evaluation.paddingMode(), evaluation.rows(), evaluation.columns(),
                    evaluation.output().oneChannel());
        }
    }

    @Override
    protected Raster raster(Evaluation evaluation, Viewport viewport, int width, int height) {
        return choice.of(evaluation).raster(viewport, width, height);
    }

    @Override
    protected Placement placement(Evaluation evaluation) {
        return Placement.INPUT;
    }

    @Override
    protected void paintAbove(Pen pen, Palette palette, Evaluation evaluation) {
        Viewport viewport = view.get();
        PaddingFigure.draw(pen, palette, evaluation.input(), evaluation.paddingMode(),
                evaluation.rows(),
                evaluation.columns(), viewport, getWidth(), getHeight());
        choice.of(evaluation).drawNumbers(pen, viewport, getWidth(), getHeight());
        Cell neuron = session.neuron();
        if (neuron != null)
            seen(evaluation, neuron).ifPresent(seen -> FieldFigure.drawField(pen, palette, seen.rows(),
                    seen.columns(), viewport));
        Moment moment = session.momentProperty().get();
        if (moment != null && moment.of(evaluation))
            ReachedFigure.drawTurn(pen, palette, moment, choice.input(), viewport);
        if (session.probeProperty().get() instanceof Probe.OfPixel(Cell at))
            FieldFigure.drawPixel(pen, palette, at, viewport);
        if (session.probeProperty().get() instanceof Probe.OfWeight(int _, Cell at) && evaluation.conv().isPresent())
            paintUses(pen, palette, evaluation, WeightUse.of(evaluation, at), neuron);
    }

    /// Every pixel that a weight meets, and the one it meets for the pinned neuron.
    private void paintUses(Pen pen, Palette palette, Evaluation evaluation, WeightUse use, @Nullable Cell neuron) {
        FieldFigure.drawUses(pen, palette, use, view.get(), getWidth(), getHeight());
        if (neuron != null)
            FieldFigure.drawPixel(pen, palette,
                    new Cell(evaluation.rows().row(neuron.row(), use.tap().row()),
                            evaluation.columns().row(neuron.column(), use.tap().column())),
                    view.get());
    }

    private static boolean inside(Evaluation evaluation, Cell cell) {
        Shape shape = evaluation.input().shape;
        return cell.row() >= 0 && cell.row() < shape.height() && cell.column() >= 0 && cell.column() < shape.width();
    }

    private static boolean insidePadded(Evaluation evaluation, Cell cell) {
        Shape shape = evaluation.input().shape;
        return cell.row() >= -evaluation.rows().before() && cell.row() < shape.height() + evaluation.rows().after()
                && cell.column() >= -evaluation.columns().before()
                && cell.column() < shape.width() + evaluation.columns().after();
    }

    @Override
    protected void hovered(Evaluation evaluation, Cell cell) {
        session.probeProperty().set(insidePadded(evaluation, cell) ? new Probe.OfPixel(cell) : Probe.NOTHING);
    }

    @Override
    protected void left() {
        session.probeProperty().set(Probe.NOTHING);
    }

    @Override
    protected void clicked(Evaluation evaluation, Cell cell, int times) {
        if (times == 1 && takesClick.test(cell)) return;
        cursor = inside(evaluation, cell) ? cell : null;
        if (times == 2) edit(evaluation, cell);
    }

    private void edit(Evaluation evaluation, Cell cell) {
        if (!inside(evaluation, cell) || !evaluation.onPicture()) return;
        double size = view.get().scale();
        editor.show(this, cell, view.get().toX(cell.column()) + size / 2, view.get().toY(cell.row()) + size);
    }

    @Override
    protected boolean takesDrag() {
        Evaluation evaluation = session.evaluation();
        return tools.paintingProperty().get() && evaluation != null && evaluation.onPicture();
    }

    @Override
    protected void dragTaken(Evaluation evaluation, Cell cell) {
        Picture picture = session.project().picture();
        var paint = Brush.stroke(picture.paint(), picture.shape(), stroke == null ? cell : stroke, cell,
                tools.sizeProperty().get(), tools.colorProperty().get());
        stroke = cell;
        if (paint != picture.paint()) session.edit(new Edit.SetPaint(paint));
    }

    @Override
    protected void dragEnded() {
        stroke = null;
        session.endGesture();
    }

    @Override
    protected boolean pressedKey(KeyEvent event, Evaluation evaluation) {
        int step = event.isShiftDown() ? 10 : 1;
        return switch (event.getCode()) {
            case ENTER -> cursor == null ? place(evaluation, middle(evaluation)) : edited(evaluation, cursor);
            case ESCAPE -> {
                boolean marked = cursor != null;
                cursor = null;
                left();
                yield marked;
            }
            case LEFT -> moved(evaluation, 0, -step);
            case RIGHT -> moved(evaluation, 0, step);
            case UP -> moved(evaluation, -step, 0);
            case DOWN -> moved(evaluation, step, 0);
            default -> false;
        };
    }

    private static Cell middle(Evaluation evaluation) {
        return new Cell(evaluation.input().shape.height() / 2, evaluation.input().shape.width() / 2);
    }

    private boolean edited(Evaluation evaluation, Cell cell) {
        edit(evaluation, cell);
        return true;
    }

    private boolean moved(Evaluation evaluation, int down, int right) {
        return cursor != null && place(evaluation, new Cell(cursor.row() + down, cursor.column() + right));
    }

    private boolean place(Evaluation evaluation, Cell wanted) {
        Shape shape = evaluation.input().shape;
        var cell = new Cell(Math.clamp(wanted.row(), 0, shape.height() - 1),
                Math.clamp(wanted.column(), 0, shape.width() - 1));
        cursor = cell;
        session.probeProperty().set(new Probe.OfPixel(cell));
        view.reveal(cell.column(), cell.row(), cell.column() + 1, cell.row() + 1);
        return true;
    }
}
