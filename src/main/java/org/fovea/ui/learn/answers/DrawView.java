package org.fovea.ui.learn.answers;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Snapshot;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.learn.answers.LayersFigure;
import org.fovea.figure.learn.answers.SharesFigure;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/// A pad to draw on, and what the network makes of every stroke, layer by layer.
final class DrawView extends HBox {
    private static final double PAD = 280;
    private static final double NARROW_PAD = 220;
    private static final double SHARES = 260;
    private static final double NARROW_SHARES = 190;
    private static final double NARROW = 900;

    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final SketchPad pad;
    private final InputView input;
    private final LayersView layers;
    private final SharesView shares;
    private final Label answer = new Label();
    private final Label second = new Label();
    private final Section maps;
    private final CheckBox centred = new CheckBox("Centre and scale it");
    private final Latest<Recognition.Wish, Recognition> latest;
    private @Nullable Recognition shown;

    DrawView(Learning learning, Theme theme, Painter painter, ReadOnlyBooleanProperty active) {
        super(20);
        this.learning = learning;
        this.active = active;
        pad = new SketchPad(theme, painter);
        input = new InputView(theme);
        layers = new LayersView(theme);
        shares = new SharesView(theme);
        Machine machine = Machine.fastest();
        latest = painter.numbers((wish, cancel) -> Recognition.of(wish, machine, cancel), this::recognised);
        var scroll = new ScrollPane(layers);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        maps = new Section("LAYER BY LAYER", scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(maps, Priority.ALWAYS);
        answer.getStyleClass().add("answer");
        second.getStyleClass().add("quiet");
        second.setWrapText(true);
        var result = new Section("ANSWER", answer, second, shares);
        VBox.setVgrow(shares, Priority.ALWAYS);
        result.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(left(), maps, result);
        getStyleClass().add("answers-view");
        widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < NARROW;
            double side = narrow ? NARROW_PAD : PAD;
            pad.setMinSize(side, side);
            pad.setPrefSize(side, side);
            pad.setMaxSize(side, side);
            result.setPrefWidth(narrow ? NARROW_SHARES : SHARES);
        });
        active.subscribe(this::recognise);
        pad.inkProperty().subscribe(_ -> recognise());
        centred.selectedProperty().subscribe(_ -> recognise());
        learning.moments().shownProperty().subscribe(_ -> recognise());
        learning.dataProperty().subscribe(this::begin);
    }

    private VBox left() {
        ToggleButton eraser = Icons.toggle(MaterialDesignE.ERASER_VARIANT, "Erase",
                "Takes ink away instead of drawing (E); the right button always does.");
        eraser.selectedProperty().bindBidirectional(pad.erasingProperty());
        var thickness = new Slider(SketchPad.THINNEST, SketchPad.THICKEST, pad.radiusProperty().get());
        thickness.valueProperty().bindBidirectional(pad.radiusProperty());
        thickness.setBlockIncrement(0.25);
        thickness.setAccessibleText("Thickness of the brush");
        thickness.setTooltip(new Tooltip("How thick the brush is (+ and −)"));
        thickness.setMinWidth(60);
        HBox.setHgrow(thickness, Priority.ALWAYS);
        Button clear = new Button("Clear");
        clear.setTooltip(new Tooltip("Empties the pad (Delete)"));
        clear.setMinWidth(USE_PREF_SIZE);
        clear.setOnAction(_ -> {
            pad.clear();
            pad.requestFocus();
        });
        var brush = Icons.of(MaterialDesignB.BRUSH);
        var tools = new HBox(8, brush, thickness, eraser, clear);
        tools.setAlignment(Pos.CENTER_LEFT);
        centred.setTooltip(new Tooltip(
                "As MNIST’s digits are: scaled to fit into a box of 20 of 28 pixels, its centre of mass in the middle. "
                        + "A network knows only what it has learned from."));
        centred.setWrapText(true);
        centred.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(6, quiet("The network gets this picture:"), centred);
        words.setAlignment(Pos.CENTER_LEFT);
        var gets = new HBox(12, input, words);
        gets.setAlignment(Pos.CENTER_LEFT);
        var left = new VBox(12, pad, tools, gets);
        left.maxWidthProperty().bind(pad.prefWidthProperty());
        left.minWidthProperty().bind(pad.prefWidthProperty());
        return left;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }

    private void begin(@Nullable LearningData data) {
        if (data == null) return;
        boolean digits = data.task() instanceof Task.Digits;
        centred.setSelected(digits);
        int side = data.test().input().height();
        // Shapes are filled, digits are lines.
        pad.radiusProperty().set(digits ? 1.25 : 2);
        if (side != pad.inkProperty().get().side()) pad.begin(side);
        shares.show(data.classes(), List.of());
        recognise();
    }

    /// Without ink there is nothing to recognise; without anybody who looks nothing is computed.
    private void recognise() {
        Snapshot moment = learning.moments().shownProperty().get();
        Project subject = learning.subjectProperty().get();
        LearningData data = learning.dataProperty().get();
        if (!active.get()) return;
        if (moment == null || subject == null || data == null || pad.inkProperty().get().isEmpty()) {
            nothing(data);
            return;
        }
        var shape = moment.network().shape(0);
        if (shape.height() != pad.inkProperty().get().side() || shape.width() != shape.height()) return;
        latest.submit(new Recognition.Wish(pad.inkProperty().get(), centred.isSelected(), moment.network(),
                subject.layers()));
    }

    private void nothing(@Nullable LearningData data) {
        shown = null;
        input.show(null);
        layers.show(List.of());
        shares.show(data == null ? List.of() : data.classes(), List.of());
        answer.setText("–");
        second.setText(data == null
                ? ""
                : "Draw %s, and every layer follows.".formatted(
                        data.task() instanceof Task.Digits ? "a digit" : "one of the classes"));
    }

    private void recognised(Recognition result) {
        LearningData data = learning.dataProperty().get();
        // What was cleared or belongs to another task is not shown any more.
        if (data == null || pad.inkProperty().get().isEmpty() || result.shares().size() != data.classes().size())
            return;
        shown = result;
        input.show(result.input());
        layers.show(result.rows());
        shares.show(data.classes(), result.shares());
        List<Integer> order = result.order();
        answer.setText(data.classes().get(order.getFirst()));
        second.setText("%s sure%s".formatted(SharesFigure.percent(result.shares().get(order.getFirst())),
                order.size() > 1
                        ? ", then “%s” with %s".formatted(data.classes().get(order.get(1)),
                                SharesFigure.percent(result.shares().get(order.get(1))))
                        : ""));
    }

    /// The maps of the drawn picture can be saved.
    Optional<Exhibit> exhibit() {
        Recognition now = shown;
        if (now == null) return Optional.empty();
        var figure = new LayersFigure(now.rows(), 720, now.rows().size() * 56);
        return Optional.of(Exhibit.drawing("drawn picture", "drawn-picture", "A drawn picture, recognised as “%s”"
                .formatted(answer.getText()), figure));
    }

    @Nullable
    Recognition shown() {
        return shown;
    }

    @Override
    public void requestFocus() {
        pad.requestFocus();
    }
}
