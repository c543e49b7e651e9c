package org.fovea.ui.learn.answers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Score.Answer;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.figure.learn.answers.MistakesFigure;
import org.fovea.figure.learn.answers.MistakesFigure.Card;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// Answers as cards with their pictures; a click or the arrow keys make one the example that is looked at in all tabs.
final class MistakesView extends CanvasView {
    private record Wish(LearningData data, List<Integer> examples) {
    }

    private record Made(LearningData data, Map<Integer, Raster> pictures) {
    }

    private final Learning learning;
    private final Latest<Wish, Made> latest;
    /// By example, of one data set.
    private final Map<Integer, Raster> pictures = new HashMap<>();
    private @Nullable LearningData of;
    private List<Answer> answers = List.of();

    MistakesView(Learning learning, Theme theme, Painter painter) {
        super(theme);
        this.learning = learning;
        latest = painter.latest(MistakesView::make, this::made);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        repaintOn(learning.exampleProperty(), focusedProperty());
        learning.exampleProperty().subscribe(_ -> tell());
        setOnMouseMoved(event -> setCursor(figure(getWidth()).cardAt(event.getX(), event.getY()).isPresent()
                ? Cursor.HAND
                : Cursor.DEFAULT));
        setOnMousePressed(event -> {
            requestFocus();
            figure(getWidth()).cardAt(event.getX(), event.getY()).ifPresent(this::choose);
            // The pane around it would take the focus.
            event.consume();
        });
        setOnKeyPressed(this::press);
    }

    private static Made make(Wish wish) {
        var made = new HashMap<Integer, Raster>();
        for (int example : wish.examples())
            made.put(example, Painting.picture(wish.data().test().example(example, Examples.PLAIN).input()));
        return new Made(wish.data(), made);
    }

    @SuppressWarnings("ReferenceEquality") // Data that was read twice is never the same.
    private void made(Made made) {
        if (made.data() != of) return;
        pictures.putAll(made.pictures());
        repaint();
    }

    @SuppressWarnings("ReferenceEquality") // Data that was read twice is never the same.
    void show(LearningData data, List<Answer> shown) {
        if (data != of) pictures.clear();
        of = data;
        answers = shown;
        List<Integer> missing = shown.stream().map(Answer::index).filter(index -> !pictures.containsKey(index))
                .toList();
        if (!missing.isEmpty()) latest.submit(new Wish(data, missing));
        tell();
        requestLayout();
        repaint();
    }

    MistakesFigure figure(double width) {
        List<String> names = of == null ? List.of() : of.classes();
        return new MistakesFigure(answers.stream().map(answer -> new Card(answer.index(), pictures.get(answer.index()),
                names.get(answer.wanted()), names.get(answer.given()), answer.share(), answer.wantedShare())).toList(),
                learning.exampleProperty().get(), width);
    }

    private void choose(int card) {
        learning.exampleProperty().set(answers.get(card).index());
    }

    /// The place of the example that is looked at, −1 where it is not among them.
    private int at() {
        for (int card = 0; card < answers.size(); card++)
            if (answers.get(card).index() == learning.exampleProperty().get()) return card;
        return -1;
    }

    private void tell() {
        int at = at();
        setAccessibleText(at < 0
                ? "%,d answers; arrow keys choose one to look at".formatted(answers.size())
                : figure(1).cards().get(at).text());
    }

    private void press(KeyEvent event) {
        int across = figure(getWidth()).across();
        int at = at();
        int next = switch (event.getCode()) {
            case LEFT -> at - 1;
            case RIGHT -> at + 1;
            case UP -> at - across;
            case DOWN -> at < 0 ? 0 : at + across;
            case HOME -> 0;
            case END -> answers.size() - 1;
            default -> -1;
        };
        if (next >= 0 && next < answers.size()) choose(next);
        else if (!event.getCode().isArrowKey()) return;
        event.consume();
    }

    /// As high as all cards need below each other.
    @Override
    protected double computePrefHeight(double width) {
        return figure(width > 0 ? width : getWidth()).height();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width).draw(pen, palette);
        if (isFocusVisible()) pen.outline(1, 1, width - 2, height - 2, 1, palette.neuron());
    }
}
