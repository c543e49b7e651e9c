package org.fovea.ui.learn.features;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.compute.learn.feature.AscentSettings;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;

/// How pictures are made by gradient ascent: for what, how long, and what keeps them from becoming noise.
final class AscentPanel {
    private final PopOver popup = new PopOver();
    private final Theme theme;
    private final Consumer<AscentChoice> changed;
    private final Pills<Boolean> goals = new Pills<>(List.of(false, true), mean -> mean ? "whole map" : "one unit",
            mean -> mean
                    ? "Excites a map everywhere: a texture."
                    : "Excites the unit in the middle of a map: one thing it looks for.",
            chosen -> {
                mean = chosen;
                tell();
            });
    private final Pills<Boolean> choices = new Pills<>(List.of(true, false),
            fitting -> fitting ? "what suits" : "as set",
            fitting -> fitting
                    ? "Each map gets what suits the size of the field it sees."
                    : "All maps get the numbers below.",
            chosen -> {
                suited = chosen;
                refresh();
                tell();
            });
    private final NumberField steps = field("Steps", 1, AscentSettings.MOST_STEPS, true, 16);
    private final NumberField rate = field("Step size", 0.001, 1, false, 0.01);
    private final NumberField jitter = field("Jitter in pixels", 0, AscentSettings.MOST_JITTER, true, 1);
    private final NumberField blur = field("Blur in pixels", 0, 5, false, 0.1);
    private final NumberField decay = field("Decay", 0, 0.99, false, 0.01);
    private final NumberField variation = field("Total variation", 0, 2, false, 0.1);
    private final NumberField seed = field("Seed", 0, 999_999, true, 1);
    private final Message refusal = new Message();
    private boolean mean;
    private boolean suited = true;

    /// @param changed receives each new choice
    AscentPanel(Theme theme, Consumer<AscentChoice> changed) {
        this.theme = theme;
        this.changed = changed;
        goals.show(mean);
        choices.show(suited);
        var grid = new GridPane(10, 8);
        row(grid, 0, "steps", steps, "along the gradient");
        row(grid, 1, "step size", rate, "how much a pixel changes in a step");
        row(grid, 2, "jitter", jitter, "pixels it is shifted by, at random");
        row(grid, 3, "blur", blur, "pixels, every fourth step");
        row(grid, 4, "decay", decay, "of each pixel back to grey in a step");
        row(grid, 5, "variation", variation, "how much neighbours are drawn together");
        row(grid, 6, "seed", seed, "of the noise it begins with");
        var content = new VBox(14, new Section("A PICTURE THAT EXCITES", goals), new Section("HOW", choices, grid),
                refusal);
        content.getStyleClass().add("popup-content");
        content.setPrefWidth(440);
        popup.setContentNode(content);
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popup.setDetachable(false);
        popup.setAnimated(false);
        refresh();
    }

    private NumberField field(String name, double low, double high, boolean whole, double step) {
        var field = new NumberField(name, low, high, whole, step, _ -> tell());
        field.setPrefWidth(76);
        field.setMinWidth(76);
        field.onRefused(sentence -> refusal.say(sentence));
        return field;
    }

    private static void row(GridPane grid, int at, String name, NumberField field, String about) {
        var title = new Label(name);
        title.setMinWidth(Label.USE_PREF_SIZE);
        var words = new Label(about);
        words.getStyleClass().add("quiet");
        words.setMinWidth(Label.USE_PREF_SIZE);
        var line = new HBox(8, field, words);
        line.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(at, title, line);
    }

    /// @param current what suits the chosen map, shown where nothing else is set
    void show(Node owner, AscentSettings current) {
        if (suited) fill(current);
        theme.dress(popup);
        popup.show(owner);
    }

    private void fill(AscentSettings now) {
        steps.show(now.steps());
        rate.show(now.rate());
        jitter.show(now.jitter());
        blur.show(now.blur());
        decay.show(now.decay());
        variation.show(now.variation());
        seed.show((double) now.seed());
    }

    private void refresh() {
        for (NumberField field : List.of(steps, rate, jitter, blur, decay, variation, seed)) field.setDisable(suited);
    }

    private void tell() {
        changed.accept(new AscentChoice(mean, suited
                ? null
                : new AscentSettings((int) steps.value(), rate.value(), (int) jitter.value(), blur.value(),
                        decay.value(), variation.value(), (long) seed.value())));
    }
}
