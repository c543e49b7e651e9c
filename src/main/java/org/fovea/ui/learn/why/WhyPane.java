package org.fovea.ui.learn.why;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.why.Attribution;
import org.fovea.compute.learn.why.Method;
import org.fovea.compute.learn.why.Occlusion;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Scored;
import org.fovea.figure.learn.why.AttributionFigure;
import org.fovea.figure.learn.why.WhyFigure;
import org.fovea.project.Project;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.learn.train.ExampleStrip;
import org.fovea.ui.learn.why.Asked.About;
import org.jspecify.annotations.Nullable;

/// Why this class? Four ways to ask which part of a test picture made the score of a class, side by side, each with what it
/// shows and what it does not.
public final class WhyPane extends BorderPane {
    private static final double GAP = 18;
    private static final double WIDEST = 300;
    private static final double NARROWEST = 140;
    private static final double SCROLL_BAR = 16;
    private static final int COLUMNS = 4;
    /// The width of each method in the figure that is saved.
    private static final double EXPORTED = 240;
    private static final int LARGEST_PATCH = 512;

    /// What is turned into pixels.
    private record Wish(Answered answered, double opacity, double width) {
    }

    private record Drawn(Wish wish, Map<Method, AttributionFigure> figures) {
    }

    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final Latest<Asked, Answered> answers;
    private final Latest<Wish, Drawn> figures;
    private final ExampleStrip examples;
    private final ClassChoice choice;
    private final Slider opacity = new Slider(0, 1, 0.8);
    private final ComboBox<Integer> layers = new ComboBox<>();
    private final NumberField size = new NumberField("Size of the patch", 1, LARGEST_PATCH, true, 1, _ -> cover());
    private final NumberField stride = new NumberField("Stride of the patch", 1, LARGEST_PATCH, true, 1,
            _ -> cover());
    private final Message refusal = new Message();
    private final Message problem = new Message();
    private final MethodColumn gradient;
    private final MethodColumn guided;
    private final MethodColumn cam;
    private final MethodColumn occlusion;
    private final HBox columns;
    /// Whether somebody looks, for the thread that works.
    private volatile boolean looking;
    private About about = new About.Predicted();
    private boolean timesInput;
    private int camNode;
    private Occlusion.@Nullable Settings covering;
    private boolean filling;
    private double drawn;
    private @Nullable Asked asked;
    private @Nullable Answered answered;

    public WhyPane(Learning learning, Theme theme, Painter painter, Exhibits exhibits, ReadOnlyBooleanProperty active) {
        this.learning = learning;
        this.active = active;
        var work = new WhyWork(Machine.fastest(), () -> looking);
        answers = new Latest<>(work::run, painter.counting(), painter.home(), this::show, painter.failed());
        figures = painter.latest(WhyPane::draw, this::drawn);
        examples = new ExampleStrip(learning, theme, painter, active);
        choice = new ClassChoice(chosen -> {
            about = chosen;
            ask();
        });
        var inputs = new Pills<>(List.of(false, true), times -> times ? "× input" : "gradient",
                times -> times ? "The gradient times the value of each pixel" : "The magnitude of the gradient",
                times -> {
                    timesInput = times;
                    ask();
                });
        inputs.show(false);
        inputs.setAlignment(Pos.CENTER_LEFT);
        inputs.setPrefWrapLength(170);
        inputs.setMinWidth(0);
        gradient = new MethodColumn(theme, Method.SALIENCY, inputs);
        guided = new MethodColumn(theme, Method.GUIDED);
        cam = new MethodColumn(theme, Method.GRAD_CAM, layers);
        occlusion = new MethodColumn(theme, Method.OCCLUSION, quiet("patch"), size, quiet("step"), stride);
        columns = new HBox(GAP, gradient, guided, cam, occlusion);
        dressControls();
        getStyleClass().add("why");
        var head = new VBox(8, exampleRow(), choiceRow(), refusal, problem);
        head.getStyleClass().add("why-head");
        setTop(head);
        var scroll = new ScrollPane(columns);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        widthProperty().subscribe(_ -> redraw());
        opacity.valueProperty().subscribe(_ -> redraw());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        active.subscribe(seen -> {
            looking = seen;
            if (seen) {
                asked = null;
                ask();
            }
        });
        learning.moments().shownProperty().subscribe(_ -> ask());
        learning.dataProperty().subscribe(_ -> ask());
        learning.exampleProperty().subscribe(_ -> ask());
        exhibits.add(this::exhibit);
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void dressControls() {
        layers.setAccessibleText("Layer of Grad-CAM");
        layers.setTooltip(
                new Tooltip("The layer whose maps are added up; the deeper, the coarser and the closer to the class"));
        layers.getStyleClass().add("small-choice");
        layers.setCellFactory(_ -> cell());
        layers.setButtonCell(cell());
        layers.setOnAction(_ -> {
            Integer node = layers.getValue();
            if (filling || node == null) return;
            camNode = node;
            ask();
        });
        size.setTooltip(new Tooltip("Rows and columns of the square that covers a part of the picture"));
        stride.setTooltip(new Tooltip("How far the square moves from place to place"));
        for (NumberField field : List.of(size, stride)) {
            field.setPrefWidth(38);
            field.setMinWidth(38);
            field.onRefused(refusal::say);
        }
        opacity.setAccessibleText("Opacity of the colours over the picture");
        opacity.setTooltip(new Tooltip("How much the strongest colour covers the picture"));
        opacity.setPrefWidth(130);
        opacity.setMinWidth(70);
        opacity.setBlockIncrement(0.1);
    }

    private ListCell<Integer> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Integer node, boolean empty) {
                super.updateItem(node, empty);
                Project project = learning.subjectProperty().get();
                setText(empty || node == null || project == null || node > project.layers().size()
                        ? ""
                        : project.layer(node).name());
            }
        };
    }

    private Node exampleRow() {
        var head = new Label("TEST EXAMPLES");
        head.getStyleClass().add("section-head");
        head.setMinWidth(USE_PREF_SIZE);
        var wrong = new CheckBox("only wrong ones");
        wrong.setTooltip(new Tooltip("Show only the test examples that are taken for something else."));
        wrong.setMinWidth(USE_PREF_SIZE);
        wrong.selectedProperty().bindBidirectional(examples.wrongOnlyProperty());
        var row = new HBox(10, head, examples, wrong);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(examples, Priority.ALWAYS);
        return row;
    }

    private Node choiceRow() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var over = quiet("opacity");
        var row = new HBox(10, choice, space, over, opacity);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void cover() {
        int wide = (int) size.value();
        int step = (int) stride.value();
        if (step > wide) {
            refusal.say("Patches by steps of %d would leave pixels out; choose a stride of at most %d.".formatted(step,
                    wide));
            return;
        }
        refusal.say("");
        covering = new Occlusion.Settings(wide, step, Occlusion.Fill.MEAN);
        ask();
    }

    private boolean live() {
        return learning.stateProperty().get() == Learning.State.RUNNING && learning.moments().isLive();
    }

    /// Asks about what is chosen now; nothing where nobody looks.
    private void ask() {
        if (!active.get()) return;
        LearningData data = learning.dataProperty().get();
        Snapshot shown = learning.moments().shownProperty().get();
        String missing = missing(data, shown);
        problem.say(missing);
        columns.setVisible(missing.isEmpty());
        choice.setVisible(missing.isEmpty());
        if (!missing.isEmpty() || data == null || shown == null) {
            asked = null;
            answered = null;
            return;
        }
        int example = Math.clamp(learning.exampleProperty().get(), 0, data.test().size() - 1);
        var now = new Asked(shown.network(), Scored.node(shown.network(), Loss.CROSS_ENTROPY), data.test(), example,
                about, timesInput, camNode, covering, live());
        if (now.equals(asked)) return;
        asked = now;
        answers.submit(now);
    }

    private String missing(@Nullable LearningData data, @Nullable Snapshot shown) {
        if (data == null || shown == null || data.test().size() == 0)
            return Objects.requireNonNullElse(learning.problemProperty().get(), "");
        if (data.classes().isEmpty())
            return "This task has no classes, so that no class can be asked about; choose digits, shapes or a folder.";
        Shape scores = shown.network().shape(Scored.node(shown.network(), Loss.CROSS_ENTROPY));
        return scores.plane() == 1 && scores.channels() == data.classes().size()
                ? ""
                : "The network has no score for each of the %d classes.".formatted(data.classes().size());
    }

    private void show(Answered now) {
        Asked wanted = asked;
        LearningData data = learning.dataProperty().get();
        if (wanted == null || data == null || now.asked().example() != wanted.example()
                || !now.asked().examples().equals(data.test()))
            return;
        answered = now;
        filling = true;
        choice.show(now, data.classes());
        if (!layers.getItems().equals(now.camLayers())) layers.getItems().setAll(now.camLayers());
        layers.setValue(now.camNode() == 0 ? null : now.camNode());
        layers.setDisable(now.camLayers().isEmpty());
        size.show(now.occlusion().size());
        stride.show(now.occlusion().stride());
        filling = false;
        redraw();
    }

    private double column() {
        return Math.clamp(Math.floor((getWidth() - SCROLL_BAR - 2 * 16 - (COLUMNS - 1) * GAP) / COLUMNS), NARROWEST,
                WIDEST);
    }

    private void redraw() {
        Answered now = answered;
        if (now == null || getWidth() <= 0) return;
        figures.submit(new Wish(now, opacity.getValue(), column()));
    }

    private static Drawn draw(Wish wish) {
        var all = new EnumMap<Method, AttributionFigure>(Method.class);
        wish.answered().found().forEach((method, found) -> all.put(method,
                new AttributionFigure(wish.answered().picture(), found, wish.opacity(), wish.width())));
        return new Drawn(wish, all);
    }

    private void drawn(Drawn drawn) {
        Answered now = drawn.wish().answered();
        this.drawn = drawn.wish().opacity();
        for (MethodColumn column : List.of(gradient, guided, cam, occlusion))
            column.fit(now.picture().shape, drawn.wish().width());
        Method first = now.asked().timesInput() ? Method.GRADIENT_TIMES_INPUT : Method.SALIENCY;
        gradient.show(first, drawn.figures().get(first), "");
        guided.show(Method.GUIDED, drawn.figures().get(Method.GUIDED), "");
        cam.show(Method.GRAD_CAM, drawn.figures().get(Method.GRAD_CAM),
                now.camNode() == 0 ? "no map before the scores" : "");
        occlusion.show(Method.OCCLUSION, drawn.figures().get(Method.OCCLUSION),
                now.complete() ? "" : "%d of %d places".formatted(now.covered(), now.places()));
    }

    private void press(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || event.getTarget() instanceof Slider
                || event.isControlDown() || event.isAltDown() || event.isMetaDown())
            return;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> examples.step(-1);
            case RIGHT, KP_RIGHT -> examples.step(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Optional<Exhibit> exhibit() {
        Answered now = answered;
        LearningData data = learning.dataProperty().get();
        if (!active.get() || now == null || data == null || !now.complete()) return Optional.empty();
        var shown = new ArrayList<Attribution>();
        for (Method method : Method.values())
            if (now.found().containsKey(method)) shown.add(Objects.requireNonNull(now.found().get(method)));
        return Optional.of(Exhibit.drawing("why this class", "why-%d-%s".formatted(now.asked().example(),
                data.classes().get(now.explained()).replaceAll("[^\\w.-]+", "-")),
                "Test example %,d: why “%s”".formatted(now.asked().example() + 1, data.classes().get(now.explained())),
                WhyFigure.of(now.picture(), shown, opacity.getValue(), EXPORTED)));
    }

    /// What is known by now; null where nothing is.
    @Nullable
    Answered answered() {
        return answered;
    }

    /// Of the strongest colour over the picture that is drawn.
    double opacity() {
        return drawn;
    }

    @Override
    public void requestFocus() {
        examples.requestFocus();
    }
}
