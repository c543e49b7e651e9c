package org.fovea.ui.learn.recover;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.fovea.engine.Tensor;
import org.fovea.project.Weights;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The kernels that a class chooses from, as pictures with letters.
final class CandidateRow extends FlowPane {
    private static final double SIDE = 66;
    /// With a slice for each channel.
    private static final double WIDE = 80;

    private final Round round;
    private final Theme theme;
    private final ToggleGroup group = new ToggleGroup();
    private List<Tensor> shown = List.of();
    /// How many slices of each kernel are shown: one where all channels of all kernels are alike.
    private int slices = 1;

    CandidateRow(Round round, Theme theme) {
        super(6, 6);
        this.round = round;
        this.theme = theme;
        round.beganProperty().subscribe(_ -> fill());
        round.filterProperty().subscribe(_ -> fill());
        round.guessesProperty().subscribe(_ -> select());
    }

    /// How a candidate is called.
    static String letter(int candidate) {
        return String.valueOf((char) ('A' + candidate));
    }

    private void fill() {
        shown = round.candidates();
        slices = shown.stream().allMatch(Weights::sameInEveryChannel) ? 1 : round.kernel().channels();
        getChildren().clear();
        group.getToggles().clear();
        for (int i = 0; i < shown.size(); i++) getChildren().add(button(i));
        select();
    }

    private ToggleButton button(int candidate) {
        Tensor kernel = shown.get(candidate);
        var button = new ToggleButton(letter(candidate), slices == 1
                ? new KernelView(kernel.channel(0), SIDE, SIDE, theme)
                : new KernelView(kernel, WIDE, SIDE / 2, theme));
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().setAll("toggle-button", "tile");
        button.setAccessibleText("Candidate " + letter(candidate));
        button.setTooltip(new Tooltip("Guess that the hidden filter is " + letter(candidate)));
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true);
            round.guess(kernel);
        });
        return button;
    }

    private void select() {
        Tensor guess = round.guess();
        group.selectToggle(at(guess) < 0 ? null : (ToggleButton) getChildren().get(at(guess)));
    }

    private int at(@Nullable Tensor guess) {
        for (int i = 0; i < shown.size(); i++) if (shown.get(i) == guess) return i;
        return -1;
    }
}
