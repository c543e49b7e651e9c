package org.fovea.ui.filter;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.fovea.engine.Tensor;
import org.fovea.project.Weights;
import org.fovea.ui.kit.Icons;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Mathematics on all weights in hand, one button each.
final class OperationBar extends FlowPane {
    private final Workbench bench;
    private final SplittableRandom seeds = new SplittableRandom();

    OperationBar(Workbench bench) {
        super(3, 3);
        this.bench = bench;
        getStyleClass().add("tight");
        var normalise = new MenuButton("", Icons.of(MaterialDesignS.SIGMA), item("Sum 1 (keeps the brightness)",
                "normalise to sum 1", Weights::sumOne),
                item("Sum 0 (ignores flat areas)", "normalise to sum 0",
                        Weights::sumZero),
                item("Unit norm (length 1)", "normalise to unit norm", Weights::unitNorm));
        normalise.setId("op-normalise");
        normalise.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        normalise.setAccessibleText("Normalise");
        normalise.setTooltip(
                new Tooltip("Normalise: scale or shift all weights so that their sum or length is a given one."));
        normalise.getStyleClass().add("icon-button");
        getChildren().addAll(
                button(MaterialDesignR.ROTATE_RIGHT, "Rotate", "a quarter turn clockwise.", Weights::rotated),
                button(MaterialDesignF.FLIP_HORIZONTAL, "Flip left and right", "the mirror image.", Weights::mirrored),
                button(MaterialDesignF.FLIP_VERTICAL, "Flip top and bottom", "upside down.", Weights::upended),
                button(MaterialDesignA.ARROW_TOP_LEFT_BOTTOM_RIGHT, "Transpose", "rows become columns.",
                        Weights::transposed),
                button(MaterialDesignP.PLUS_MINUS_VARIANT, "Negate",
                        "every weight changes its sign, and so does the map.",
                        Weights::negated),
                normalise,
                button(MaterialDesignD.DICE_5_OUTLINE, "Random", "weights between −1 and 1, as before training.",
                        part -> Weights.random(part.shape, seeds.nextLong())),
                button(MaterialDesignE.ERASER, "Clear", "all weights become 0.", Weights::cleared));
    }

    private Button button(Ikon icon, String name, String what, UnaryOperator<Tensor> operation) {
        Button button = Icons.button(icon, name, name + ": " + what);
        String title = name.toLowerCase(java.util.Locale.ROOT);
        button.setId("op-" + title.replace(' ', '-'));
        button.setOnAction(_ -> bench.changeOnce(title + " filter", operation));
        return button;
    }

    private MenuItem item(String name, String title, UnaryOperator<Tensor> operation) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> bench.changeOnce(title, operation));
        return item;
    }
}
