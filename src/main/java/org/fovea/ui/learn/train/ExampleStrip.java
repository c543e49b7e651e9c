package org.fovea.ui.learn.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Target;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// Test examples side by side; a click or the arrow keys choose the one whose maps are shown. What the network takes for something
/// else has a red edge and a cross.
public final class ExampleStrip extends CanvasView {
    private static final int SIDE = 36;
    private static final int PITCH = SIDE + 6;
    private static final double EDGE = 4;
    private static final int WRONG = 0xffcf222e;

    private record Wish(LearningData data, List<Integer> examples) {
    }

    private record Made(LearningData data, Map<Integer, Raster> pictures) {
    }

    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final Latest<Wish, Made> latest;
    private final BooleanProperty wrongOnly = new SimpleBooleanProperty();
    private final Map<Integer, Raster> pictures = new HashMap<>();
    private @Nullable LearningData of;
    private Set<Integer> wrong = Set.of();
    /// The examples in the order in which they lie.
    private List<Integer> order = List.of();
    /// The place of the one at the left.
    private int first;

    public ExampleStrip(Learning learning, Theme theme, Painter painter, ReadOnlyBooleanProperty active) {
        super(theme);
        this.learning = learning;
        this.active = active;
        latest = painter.latest(ExampleStrip::make, this::made);
        setMinHeight(SIDE + 2 * EDGE);
        setPrefHeight(SIDE + 2 * EDGE);
        setMaxHeight(SIDE + 2 * EDGE);
        setMinWidth(PITCH);
        setCursor(Cursor.HAND);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        repaintOn(focusedProperty());
        learning.dataProperty().subscribe(this::clear);
        learning.looking().scoreProperty().subscribe(this::scored);
        wrongOnly.subscribe(_ -> arrange());
        learning.exampleProperty().subscribe(_ -> reveal());
        widthProperty().subscribe(_ -> reveal());
        active.subscribe(_ -> reveal());
        setOnMousePressed(event -> {
            requestFocus();
            int at = first + (int) Math.floor((event.getX() - EDGE) / PITCH);
            if (at >= 0 && at < order.size()) learning.exampleProperty().set(order.get(at));
        });
        setOnScroll(this::wheel);
        setOnKeyPressed(this::press);
    }

    /// Whether only examples that were taken for something else are there.
    public BooleanProperty wrongOnlyProperty() {
        return wrongOnly;
    }

    private static Made make(Wish wish) {
        var made = new HashMap<Integer, Raster>();
        for (int example : wish.examples()) {
            Tensor input = wish.data().test().example(example, Examples.PLAIN).input();
            made.put(example, Painting.picture(Painting.shown(input), Placement.INPUT,
                    Viewport.fitting(0, 0, input.shape.width(), input.shape.height(), SIDE, SIDE), SIDE, SIDE));
        }
        return new Made(wish.data(), made);
    }

    private void made(Made made) {
        if (!made.data().equals(of)) return;
        pictures.putAll(made.pictures());
        want();
        repaint();
    }

    private void clear(@Nullable LearningData data) {
        of = data;
        pictures.clear();
        wrong = Set.of();
        first = 0;
        arrange();
    }

    private void scored(@Nullable Score score) {
        var now = new HashSet<Integer>();
        if (score != null) for (Score.Answer answer : score.answers()) if (!answer.right()) now.add(answer.index());
        if (now.equals(wrong)) return;
        wrong = now;
        if (wrongOnly.get()) arrange();
        else
            repaint();
    }

    private void arrange() {
        LearningData data = of;
        var all = new ArrayList<Integer>();
        int size = data == null ? 0 : data.test().size();
        for (int i = 0; i < size; i++) if (!wrongOnly.get() || wrong.contains(i)) all.add(i);
        order = all;
        reveal();
    }

    private int seats() {
        return Math.max(1, (int) ((getWidth() - 2 * EDGE + PITCH - SIDE) / PITCH));
    }

    private void reveal() {
        int at = order.indexOf(learning.exampleProperty().get());
        if (at >= 0 && (at < first || at >= first + seats())) first = at - seats() / 2;
        scrollTo(first);
        LearningData data = of;
        setAccessibleText(data == null
                ? "Test examples"
                : "Test example %,d of %,d".formatted(learning.exampleProperty().get() + 1, data.test().size()));
    }

    private void scrollTo(int place) {
        first = Math.clamp(place, 0, Math.max(0, order.size() - seats()));
        want();
        repaint();
    }

    private void want() {
        LearningData data = of;
        if (data == null || !active.get() || getWidth() <= 0) return;
        List<Integer> missing = order.stream().skip(first).limit(seats()).filter(one -> !pictures.containsKey(one))
                .toList();
        if (!missing.isEmpty()) latest.submit(new Wish(data, missing));
    }

    private void wheel(ScrollEvent event) {
        double by = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        scrollTo(first - (int) Math.signum(by) * 3);
        event.consume();
    }

    private void press(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> step(-1);
            case RIGHT, KP_RIGHT -> step(1);
            case PAGE_UP -> step(-seats());
            case PAGE_DOWN -> step(seats());
            case HOME -> step(-order.size());
            case END -> step(order.size());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Chooses the example so many places further.
    public void step(int by) {
        if (order.isEmpty()) return;
        int at = order.indexOf(learning.exampleProperty().get());
        int next = at < 0 ? Math.clamp(first, 0, order.size() - 1) : Math.clamp(at + by, 0, order.size() - 1);
        learning.exampleProperty().set(order.get(next));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        if (order.isEmpty()) {
            pen.text(EDGE, height / 2,
                    wrongOnly.get() && of != null && !learning.moments().snapshotsProperty().get().isEmpty()
                            ? "No test example is taken for something else, as far as is known."
                            : "",
                    Pen.Face.WORDS, 12, Pen.Anchor.LEFT, palette.textQuiet());
            return;
        }
        int chosen = learning.exampleProperty().get();
        for (int i = 0; i < seats() && first + i < order.size(); i++) {
            int example = order.get(first + i);
            double x = EDGE + i * PITCH;
            Raster picture = pictures.get(example);
            if (picture != null) pen.image(x, EDGE, SIDE, SIDE, picture);
            boolean missed = wrong.contains(example);
            pen.outline(x - 0.5, EDGE - 0.5, SIDE + 1.0, SIDE + 1.0, 1, missed ? WRONG : palette.border());
            if (missed) cross(pen, x + SIDE - 9);
            if (example == chosen)
                pen.outline(x - 1.5, EDGE - 1.5, SIDE + 3.0, SIDE + 3.0, isFocused() ? 3 : 2, palette.neuron());
        }
    }

    private static void cross(Pen pen, double x) {
        pen.fill(x - 1, EDGE, 10, 10, WRONG);
        pen.line(x + 1.5, EDGE + 2.5, x + 6.5, EDGE + 7.5, 1.5, 0xffffffff);
        pen.line(x + 6.5, EDGE + 2.5, x + 1.5, EDGE + 7.5, 1.5, 0xffffffff);
    }

    /// What an example shows, for people: its class, or nothing where it has none.
    static String wanted(LearningData data, Target target) {
        return target instanceof Target.OfClass(int label) && label < data.classes().size()
                ? data.classes().get(label)
                : "";
    }
}
