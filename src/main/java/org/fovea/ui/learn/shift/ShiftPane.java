package org.fovea.ui.learn.shift;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.Outline;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.shift.ShiftLab;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.learn.shift.ShiftText;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The shift lab: the picture is moved, and every layer shows whether its maps move along, how pooling tolerates it, and what
/// a stride makes of one pixel.
public final class ShiftPane extends ScrollPane {
    /// The size of the figure that is saved.
    private static final double SAVED = 900;
    private static final double SAVED_HEIGHT = 560;
    /// So that what is below stays where it is while words change.
    private static final double TWO_LINES = 42;

    /// Whose network is looked at.
    private enum Origin {
        LEARNED("trained network", "The network that learns, as it is shown in Train, and the chosen test example"), //
        DOCUMENT("document", "The network and the picture of the document");

        private final String title;
        private final String about;

        Origin(String title, String about) {
            this.title = title;
            this.about = about;
        }
    }

    private final Session session;
    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final Latest<Bench.Wish, Bench.Found> latest;
    private final ShiftView view;
    private final LayerTable table;
    private final Pills<Origin> origins;
    private final NumberField down;
    private final NumberField right;
    private final NumberField map;
    private final Button home = new Button("Back");
    private final Label verdict = new Label();
    private final Label of = new Label();
    private final Message refusal = new Message();
    private Origin origin = Origin.LEARNED;
    private Bench.@Nullable Subject subject;
    private Bench.@Nullable Wish wished;
    private int layer = 1;
    private int channel;
    private int shiftDown;
    private int shiftRight;

    /// @param active whether somebody looks
    public ShiftPane(Session session, Learning learning, Theme theme, Painter painter, Exhibits exhibits,
            ReadOnlyBooleanProperty active) {
        this.session = session;
        this.learning = learning;
        this.active = active;
        var bench = new Bench(Machine.fastest());
        latest = painter.numbers(bench::of, this::show);
        view = new ShiftView(theme, this::move, this::turn);
        table = new LayerTable(this::choose);
        origins = new Pills<>(List.of(Origin.values()), each -> each.title, each -> each.about, chosen -> {
            origin = chosen;
            layer = chosen == Origin.DOCUMENT ? session.selection().layer() : 1;
            channel = 0;
            look();
        });
        origins.show(origin);
        origins.setPrefWrapLength(204);
        down = field("Pixels down", value -> move(value, shiftRight));
        right = field("Pixels to the right", value -> move(shiftDown, value));
        map = new NumberField("Map", 0, 0, true, 1, value -> turn(value.intValue() - channel));
        map.onRefused(refusal::say);
        home.setTooltip(new Tooltip("Moves the picture back (Home)"));
        home.setOnAction(_ -> move(0, 0));
        verdict.getStyleClass().add("conclusion");
        verdict.setWrapText(true);
        verdict.setMinHeight(TWO_LINES);
        verdict.setAlignment(Pos.TOP_LEFT);
        var content = new VBox(14, controls(), refusal, verdict, view, new Section("ALL LAYERS", table));
        content.getStyleClass().add("compare");
        getStyleClass().add("compare-scroll");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        viewportBoundsProperty().subscribe(bounds -> view.fit(bounds.getHeight()));
        exhibits.add(this::exhibit);
        active.subscribe(_ -> look());
        session.outlineProperty().subscribe(_ -> look());
        session.projectProperty().subscribe(_ -> look());
        learning.moments().shownProperty().subscribe(_ -> look());
        learning.subjectProperty().subscribe(_ -> look());
        learning.exampleProperty().subscribe(_ -> look());
    }

    private FlowPane controls() {
        of.getStyleClass().add("quiet");
        origins.getStyleClass().add("beside-pills");
        var all = new FlowPane(16, 8, origins, line("moved down", down), line("right", right), home,
                line("map", map, of));
        all.setRowValignment(VPos.CENTER);
        return all;
    }

    private static HBox line(String words, Node... nodes) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        var line = new HBox(6, label);
        line.getChildren().addAll(nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private NumberField field(String name, IntConsumer moved) {
        var field = new NumberField(name, -Shape.MOST, Shape.MOST, true, 1, value -> moved.accept(value.intValue()));
        field.onRefused(refusal::say);
        return field;
    }

    /// What there is to look at now.
    private void look() {
        if (!active.get()) return;
        Bench.Subject next = origin == Origin.DOCUMENT ? document() : learned();
        subject = next;
        if (next == null || next.numbers().isEmpty()) {
            refusal.say(origin == Origin.DOCUMENT
                    ? "No layer of the document can be computed; mend it in Explore."
                    : "There is no network yet; choose a task, or look at the document.");
            return;
        }
        if (!next.numbers().contains(layer)) layer = next.numbers().getFirst();
        channel = Math.clamp(channel, 0, next.channels(layer) - 1);
        move(shiftDown, shiftRight);
    }

    /// Null while one of both has changed and the other not yet.
    private Bench.@Nullable Subject document() {
        Outline outline = session.outlineProperty().get();
        Picture picture = session.project().picture();
        return outline.picture().equals(picture.shape()) ? Bench.Subject.of(outline, picture) : null;
    }

    private Bench.@Nullable Subject learned() {
        Snapshot moment = learning.moments().shownProperty().get();
        Project project = learning.subjectProperty().get();
        LearningData data = learning.dataProperty().get();
        return moment == null || project == null || data == null
                ? null
                : Bench.Subject.of(moment, project, data, learning.exampleProperty().get());
    }

    /// As far as half of the picture.
    private void move(int newDown, int newRight) {
        Bench.Subject now = subject;
        if (now == null) return;
        int high = Math.max(1, now.network().shape(0).height() / 2);
        int wide = Math.max(1, now.network().shape(0).width() / 2);
        shiftDown = Math.clamp(newDown, -high, high);
        shiftRight = Math.clamp(newRight, -wide, wide);
        wish(now);
    }

    private void turn(int by) {
        Bench.Subject now = subject;
        if (now == null) return;
        channel = Math.clamp(channel + by, 0, now.channels(layer) - 1);
        wish(now);
    }

    private void choose(int number) {
        Bench.Subject now = subject;
        if (now == null || number == layer) return;
        layer = number;
        channel = Math.clamp(channel, 0, now.channels(layer) - 1);
        wish(now);
    }

    private void wish(Bench.Subject now) {
        down.show(shiftDown);
        right.show(shiftRight);
        map.setMost(now.channels(layer) - 1);
        map.show(channel);
        of.setText("of " + now.channels(layer));
        home.setDisable(shiftDown == 0 && shiftRight == 0);
        view.moved(shiftDown, shiftRight);
        var wish = new Bench.Wish(now, layer, channel, shiftDown, shiftRight);
        if (wish.equals(wished)) return;
        wished = wish;
        latest.submit(wish);
    }

    private void show(Bench.Found found) {
        refusal.say(found.problem());
        ShiftLab lab = found.lab();
        if (lab == null) {
            wished = null;
            verdict.setText("");
            return;
        }
        verdict.setText(ShiftText.verdict(lab, found.wish().subject().name(found.wish().layer())));
        view.show(found);
        table.show(found.wish().subject(), lab, found.fields());
    }

    @Override
    public void requestFocus() {
        view.requestFocus();
    }

    private Optional<Exhibit> exhibit() {
        if (!active.get()) return Optional.empty();
        return view.figure(SAVED, SAVED_HEIGHT).map(figure -> new Exhibit("shift lab", "shift-lab", verdict.getText(),
                new Exhibit.Look.Whole(figure), () -> figure.lab().difference(), null));
    }
}
