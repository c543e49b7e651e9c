package org.fovea.ui.strip;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.compute.Misfit;
import org.fovea.figure.Raster;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// One layer in short: a mosaic of its maps, name, shape, receptive field; or why it cannot work, with a way out.
final class LayerCard extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Label title = new Label();
    private final Label name = new Label();
    private final Label shape = new Label();
    private final Label field = new Label();
    private final Label sentence = new Label();
    private final Button offer = new Button();
    private final Mosaic mosaic;
    private final VBox words = new VBox();
    private final Head head = new Head(title, name);
    private final Tooltip tooltip = new Tooltip();
    private final Consumer<Misfit> wayOut;
    private @Nullable CardText text;

    /// @param wayOut receives the misfit whose offer was taken
    LayerCard(Theme theme, Consumer<Misfit> wayOut) {
        super(9);
        this.wayOut = wayOut;
        mosaic = new Mosaic(theme);
        title.getStyleClass().add("card-name");
        title.setMinWidth(0);
        name.getStyleClass().addAll("quiet", "small");
        name.setMinWidth(0);
        shape.getStyleClass().addAll("numbers", "quiet");
        field.getStyleClass().addAll("small", "field-text");
        sentence.getStyleClass().addAll("small", "wrong-text");
        offer.getStyleClass().add("card-offer");
        offer.setMaxWidth(Double.MAX_VALUE);
        offer.setFocusTraversable(true);
        words.getChildren().addAll(head, shape, field, sentence, offer);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        getStyleClass().add("card");
        setMinSize(Geometry.CARD, Geometry.HEIGHT);
        setPrefSize(Geometry.CARD, Geometry.HEIGHT);
        setMaxSize(Geometry.CARD, Geometry.HEIGHT);
        Tooltip.install(this, tooltip);
        getChildren().addAll(mosaic, words);
    }

    /// The layer it shows; −1 when none.
    int number() {
        return text == null ? -1 : text.number();
    }

    void show(CardText shown) {
        if (shown.equals(text)) return;
        if (shown.number() != number()) head.edit(null);
        text = shown;
        title.setText(shown.title());
        name.setText(shown.name());
        shape.setText(shown.shape());
        field.setText(shown.enabled() ? shown.field() : "disabled");
        tooltip.setText(shown.tooltip());
        setAccessibleText(shown.spoken());
        shown.misfit().ifPresent(misfit -> {
            sentence.setText(misfit.sentence());
            offer.setText(misfit.offer());
            offer.setTooltip(new Tooltip(misfit.sentence()));
            offer.setOnAction(_ -> wayOut.accept(misfit));
        });
        boolean wrong = shown.misfit().isPresent();
        for (Node node : List.<Node>of(sentence, offer)) show(node, wrong);
        for (Node node : List.<Node>of(shape, field)) show(node, !wrong);
        mosaic.resize(wrong);
        pseudoClassStateChanged(OFF, !shown.enabled());
        pseudoClassStateChanged(STALE, !shown.works());
        pseudoClassStateChanged(WRONG, wrong);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    void show(List<Raster> maps) {
        mosaic.show(maps);
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }

    /// Lets the user type another name in place of the title. Enter or leaving it takes the name, Escape the old one.
    ///
    /// @param done runs when the field is gone
    void rename(String old, Consumer<String> renamed, Runnable done) {
        var field = new TextField(old);
        field.getStyleClass().add("card-rename");
        field.setAccessibleText("Name of the layer");
        var open = new boolean[]{true};
        Consumer<Boolean> close = taken -> {
            if (!open[0]) return;
            open[0] = false;
            head.edit(null);
            if (taken) renamed.accept(field.getText());
            done.run();
        };
        field.setOnAction(_ -> close.accept(true));
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused) close.accept(true);
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            close.accept(false);
        });
        head.edit(field);
        field.requestFocus();
        field.selectAll();
    }

    /// The title, and beside it as much of the name as there is room for.
    private static final class Head extends Pane {
        private static final double LEAST = 28;
        private final Label title;
        private final Label name;
        private @Nullable TextField field;

        Head(Label title, Label name) {
            this.title = title;
            this.name = name;
            getChildren().addAll(title, name);
        }

        /// @param shown instead of both, or null
        void edit(@Nullable TextField shown) {
            field = shown;
            if (shown == null) getChildren().setAll(title, name);
            else
                getChildren().setAll(shown);
        }

        @Override
        protected void layoutChildren() {
            if (field != null) {
                field.resizeRelocate(0, 0, getWidth(), getHeight());
                return;
            }
            double own = Math.min(title.prefWidth(-1), getWidth());
            title.resizeRelocate(0, 0, own, getHeight());
            double rest = getWidth() - own - 6;
            name.setVisible(rest >= LEAST);
            name.resizeRelocate(own + 6, 0, Math.max(0, rest), getHeight());
        }
    }
}
