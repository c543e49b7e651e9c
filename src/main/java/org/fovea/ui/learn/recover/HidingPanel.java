package org.fovea.ui.learn.recover;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.NamedFilter;
import org.fovea.project.Weights;
import org.fovea.project.learn.Task;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/// Where the lecturer chooses what is hidden, while the class looks away; it closes with the choice and shows nothing of it
/// when it is opened again.
final class HidingPanel {
    /// What is hidden, and with which noise the search begins.
    ///
    /// @param seed of the noise
    /// @param noise how many times as large as usual it is
    record Hidden(Task.Recover task, long seed, double noise) {
    }

    private static final List<Integer> SIZES = List.of(3, 5, 7, 9, 11);
    private static final int MOST = 4;
    private static final double WIDTH = 384;
    private static final double ROW = 290;
    private static final double NAME = 52;
    private static final double FIELD = 72;
    private static final double LEAST = 240;
    /// What the window has above and below the panel.
    private static final double AROUND = 200;

    private final Theme theme;
    private final Consumer<Hidden> hidden;
    private final PopOver popup = new PopOver();
    private final ScrollPane scroll;
    private final HiddenSource source;
    private final CheckBox relu = new CheckBox("ReLU: only what is above zero is shown");
    private final NumberField seed = new NumberField("Seed of the noise", 0, Integer.MAX_VALUE, true, 1, _ -> {});
    private final NumberField noise = new NumberField("Size of the noise", 0.01, 10, false, 0.5, _ -> {});
    private final Message refusal = new Message();
    private int size = 3;
    private int count = 1;
    private int channels = 1;

    /// @param hidden receives what was chosen, once the panel is closed
    HidingPanel(Theme theme, Notices notices, Consumer<Hidden> hidden) {
        this.theme = theme;
        this.hidden = hidden;
        source = new HiddenSource(MOST, theme, notices);
        relu.setTooltip(new Tooltip("What a neuron does not say below zero, nobody can learn from"));
        seed.show(1);
        noise.show(1);
        for (NumberField field : List.of(seed, noise)) {
            field.onRefused(refusal::say);
            field.setPrefWidth(FIELD);
        }
        noise.setTooltip(new Tooltip("How many times as large as usual the weights are at first"));
        var hide = new Button("Hide it", Icons.of(MaterialDesignE.EYE_OFF_OUTLINE));
        hide.getStyleClass().add("primary");
        hide.setDefaultButton(true);
        hide.setTooltip(new Tooltip("Closes this and hides the filter"));
        hide.setOnAction(_ -> hide());
        var buttons = new HBox(hide);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var content = new VBox(14, new Section("WHAT IS HIDDEN", source),
                new Section("HOW MUCH OF IT",
                        line("size", pills(SIZES, n -> n + "×" + n, n -> "Kernels of %d×%1$d".formatted(n), size,
                                chosen -> size = chosen)),
                        line("filters", pills(IntStream.rangeClosed(1, MOST).boxed().toList(), String::valueOf,
                                n -> n == 1 ? "One filter, which makes one map" : n + " filters, a map for each", count,
                                chosen -> count = chosen)),
                        line("pictures", pills(List.of(1, 3), c -> c == 1 ? "grey" : "colour",
                                c -> c == 1 ? "One channel" : "Three channels: a slice of the filter for each",
                                channels, chosen -> channels = chosen)),
                        relu),
                new Section("THE SEARCH BEGINS WITH NOISE",
                        line("seed", seed, new Label("size"), noise, new Label("× usual"))),
                refusal, buttons);
        content.getStyleClass().add("popup-content");
        content.setPrefWidth(WIDTH);
        scroll = new ScrollPane(content);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        popup.setContentNode(scroll);
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popup.setDetachable(false);
        popup.setAnimated(false);
        popup.setOnHidden(_ -> source.forget());
    }

    private <T> Pills<T> pills(List<T> all, Function<T, String> label, Function<T, String> tooltip, T first,
            Consumer<T> chosen) {
        var pills = new Pills<>(all, label, tooltip, choice -> {
            chosen.accept(choice);
            refusal.say("");
            source.fit(new Shape(channels, size, size), count);
        });
        pills.setPrefWrapLength(ROW);
        pills.show(first);
        return pills;
    }

    private static HBox line(String name, Node... nodes) {
        var label = new Label(name);
        label.setMinWidth(NAME);
        var line = new HBox(8, label);
        line.getChildren().addAll(nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void show(Node owner) {
        theme.dress(popup);
        // A large kernel that is drawn needs more height than a small window has.
        scroll.setMaxHeight(Math.max(LEAST, owner.getScene().getHeight() - AROUND));
        popup.show(owner);
    }

    private void hide() {
        List<Tensor> weights = source.weights();
        if (weights.stream().anyMatch(one -> Weights.peak(one) == 0)) {
            refusal.say(count == 1
                    ? "All weights are 0, and so would be the map; paint some first."
                    : "All weights of a filter are 0, and so would be its map; paint some in each filter first.");
            return;
        }
        // Their names would tell what they are.
        var task = new Task.Recover(weights.stream().map(one -> new NamedFilter("hidden", new Filter(one, 0), false))
                .toList(), relu.isSelected());
        var chosen = new Hidden(task, (long) seed.value(), noise.value());
        refusal.say("");
        popup.hide();
        hidden.accept(chosen);
    }
}
