package org.fovea.ui.learn.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.PopOver;
import org.fovea.compute.learn.recover.Candidates;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.FilterPreset;
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

    /// Where the hidden filters come from.
    private enum Kind {
        SURPRISE("surprise me", "Presets that nobody chose: neither the class nor you know them."), //
        PRESET("preset", "Filters that come with the app."), //
        DRAWN("drawn", "Paint or type the weights."), //
        RANDOM("random", "Weights between −1 and 1 that mean nothing.");

        private final String title;
        private final String about;

        Kind(String title, String about) {
            this.title = title;
            this.about = about;
        }
    }

    private static final List<Integer> SIZES = List.of(3, 5, 7, 9, 11);
    private static final int MOST = 4;
    private static final double WIDTH = 384;

    private final Theme theme;
    private final Consumer<Hidden> hidden;
    private final PopOver popup = new PopOver();
    private final SplittableRandom random = new SplittableRandom();
    private final Workshop workshop = new Workshop();
    private final List<ComboBox<FilterPreset>> presets = new ArrayList<>();
    private final VBox choices = new VBox(6);
    private final VBox drawing;
    private final HBox drawn = new HBox(8);
    private final Label about = new Label();
    private final Pills<Kind> kinds;
    private final CheckBox relu = new CheckBox("ReLU: only what is above zero is shown");
    private final NumberField seed = new NumberField("Seed of the noise", 0, Integer.MAX_VALUE, true, 1, _ -> {});
    private final NumberField noise = new NumberField("Size of the noise", 0.01, 10, false, 0.5, _ -> {});
    private final Message refusal = new Message();
    private Kind kind = Kind.SURPRISE;
    private int size = 3;
    private int count = 1;
    private int channels = 1;

    /// @param hidden receives what was chosen, once the panel is closed
    HidingPanel(Theme theme, Notices notices, Consumer<Hidden> hidden) {
        this.theme = theme;
        this.hidden = hidden;
        drawing = new VBox(8, drawn, workshop.editor(theme, notices));
        kinds = new Pills<>(List.of(Kind.values()), each -> each.title, each -> each.about, chosen -> {
            kind = chosen;
            refresh();
        });
        for (int k = 0; k < MOST; k++) presets.add(preset(k));
        relu.setTooltip(new Tooltip("What a neuron does not say below zero, nobody can learn from"));
        seed.show(1);
        noise.show(1);
        seed.onRefused(refusal::say);
        noise.onRefused(refusal::say);
        seed.setPrefWidth(72);
        noise.setPrefWidth(72);
        noise.setTooltip(new Tooltip("How many times as large as usual the weights are at first"));
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        about.setMinHeight(Label.USE_PREF_SIZE);
        var hide = new Button("Hide it", Icons.of(MaterialDesignE.EYE_OFF_OUTLINE));
        hide.getStyleClass().add("primary");
        hide.setDefaultButton(true);
        hide.setTooltip(new Tooltip("Closes this and hides the filter"));
        hide.setOnAction(_ -> hide());
        var buttons = new HBox(hide);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var content = new VBox(14, new Section("WHAT IS HIDDEN", kinds, about, choices, drawing),
                new Section("HOW MUCH OF IT",
                        line("size", pills(SIZES, n -> n + "×" + n, n -> "Kernels of %d×%1$d".formatted(n), size,
                                chosen -> size = chosen)),
                        line("filters", pills(IntStream.rangeClosed(1, MOST).boxed().toList(), String::valueOf,
                                n -> "So many maps are shown at once", count, chosen -> count = chosen)),
                        line("pictures", pills(List.of(1, 3), c -> c == 1 ? "grey" : "colour",
                                c -> c == 1 ? "One channel" : "Three channels: a slice of the filter for each",
                                channels, chosen -> channels = chosen)),
                        relu),
                new Section("THE SEARCH BEGINS WITH NOISE",
                        line("seed", seed, new Label("size"), noise, new Label("× usual"))),
                refusal, buttons);
        content.getStyleClass().add("popup-content");
        content.setPrefWidth(WIDTH);
        popup.setContentNode(content);
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        popup.setDetachable(false);
        popup.setAnimated(false);
        popup.setOnHidden(_ -> forget());
        forget();
    }

    private <T> Pills<T> pills(List<T> all, java.util.function.Function<T, String> label,
            java.util.function.Function<T, String> tooltip, T first, Consumer<T> chosen) {
        var pills = new Pills<>(all, label, tooltip, choice -> {
            chosen.accept(choice);
            refresh();
        });
        pills.setPrefWrapLength(290);
        pills.show(first);
        return pills;
    }

    private static HBox line(String name, Node... nodes) {
        var label = new Label(name);
        label.setMinWidth(52);
        var line = new HBox(8, label);
        line.getChildren().addAll(nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private ComboBox<FilterPreset> preset(int filter) {
        var box = new ComboBox<FilterPreset>();
        box.setAccessibleText("Preset for filter " + (filter + 1));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(FilterPreset preset) {
                return preset == null ? "" : preset.title();
            }

            @Override
            public FilterPreset fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        return box;
    }

    private Shape kernel() {
        return new Shape(channels, size, size);
    }

    /// The presets that have room in the kernel, without those that do nothing at this size.
    private List<FilterPreset> fitting() {
        return Arrays.stream(FilterPreset.values()).filter(preset -> Candidates.fitted(preset, kernel()).isPresent())
                .toList();
    }

    private void refresh() {
        kinds.show(kind);
        about.setText(kind.about);
        for (Node part : List.of(choices, drawing)) part.setManaged(false);
        choices.setVisible(kind == Kind.PRESET);
        choices.setManaged(kind == Kind.PRESET);
        drawing.setVisible(kind == Kind.DRAWN);
        drawing.setManaged(kind == Kind.DRAWN);
        choices.getChildren().setAll(presets.subList(0, count));
        List<FilterPreset> all = fitting();
        for (int k = 0; k < MOST; k++) {
            ComboBox<FilterPreset> box = presets.get(k);
            FilterPreset before = box.getValue();
            box.getItems().setAll(all);
            box.setValue(before != null && all.contains(before) ? before : all.get(k % all.size()));
        }
        workshop.refit(kernel(), count);
        workshop.choose(0);
        drawn.getChildren().clear();
        if (count > 1) {
            var filters = new Pills<>(IntStream.range(0, count).boxed().toList(), k -> "filter " + (k + 1),
                    k -> "Draw filter " + (k + 1), workshop::choose);
            filters.show(0);
            drawn.getChildren().add(filters);
        }
        refusal.say("");
    }

    /// Nothing of what was chosen is there when the panel is opened before the class.
    private void forget() {
        workshop.clear(kernel(), count);
        for (ComboBox<FilterPreset> box : presets) box.setValue(null);
        kind = Kind.SURPRISE;
        refresh();
    }

    void show(Node owner) {
        theme.dress(popup);
        popup.show(owner);
    }

    private void hide() {
        List<Tensor> weights = weights();
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
        popup.hide();
        hidden.accept(chosen);
    }

    private List<Tensor> weights() {
        return switch (kind) {
            case SURPRISE -> surprise();
            case PRESET -> presets.subList(0, count).stream().map(ComboBox::getValue).map(this::fitted).toList();
            case DRAWN -> workshop.filters().stream().map(NamedFilter::weights).toList();
            case RANDOM -> IntStream.range(0, count).mapToObj(_ -> Weights.random(kernel(), random.nextLong()))
                    .toList();
        };
    }

    private List<Tensor> surprise() {
        var all = new ArrayList<>(fitting());
        Collections.shuffle(all, new java.util.Random(random.nextLong()));
        return all.subList(0, count).stream().map(this::fitted).toList();
    }

    private Tensor fitted(FilterPreset preset) {
        return Candidates.fitted(preset, kernel()).orElseThrow();
    }
}
