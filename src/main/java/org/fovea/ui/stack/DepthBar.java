package org.fovea.ui.stack;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fovea.figure.stack.Folding;
import org.fovea.figure.stack.Orbit;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Pills;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Above the planes: how they are looked at, how many maps each carries, and what is folded.
final class DepthBar extends HBox {
    private final DepthView view;
    private boolean showing;

    DepthBar(DepthView view) {
        super(14);
        this.view = view;
        getStyleClass().add("depth-bar");
        setAlignment(Pos.CENTER_LEFT);
        Pills<Integer> maps = new Pills<>(List.of(1, 6, 16, 64), Object::toString,
                count -> count == 1
                        ? "One map of each layer; of the selected layer the selected one"
                        : "At most %d maps of each layer, one behind the other; click one to bring it to the front"
                                .formatted(count),
                count -> view.mapsProperty().set(count));
        maps.setPrefWrapLength(180);
        maps.setMinWidth(USE_PREF_SIZE);
        maps.setAlignment(Pos.CENTER_LEFT);
        maps.show(view.mapsProperty().get());
        Button all = Icons.button(MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Show all planes",
                "Shows all planes as at the beginning; a double click does the same (0)");
        all.setOnAction(_ -> view.orbitProperty().set(null));
        var folded = new Label();
        folded.getStyleClass().add("quiet");
        folded.setMinWidth(0);
        folded.setTooltip(new Tooltip(
                "Without room for all layers, the way from the picture to the selected one is shown; select another one to see its way"));
        view.foldingProperty().subscribe(folding -> folded.setText(text(folding)));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(
                slider("Turn",
                        "How far the planes are turned; drag the planes sideways to do the same (Ctrl+←, Ctrl+→)",
                        0, Orbit.MOST_TURN, Orbit::turn, Orbit::withTurn),
                slider("Tilt", "How far you look from above or below; drag the planes up or down (Ctrl+↑, Ctrl+↓)",
                        -Orbit.MOST_TILT, Orbit.MOST_TILT, Orbit::tilt, Orbit::withTilt),
                slider("Spread", "How far apart the planes stand; drag with Shift to do the same (X, C)",
                        Orbit.LEAST_SPREAD, Orbit.MOST_SPREAD, Orbit::spread, Orbit::withSpread),
                word("Maps"), maps, all, space, folded);
    }

    private static Label word(String text) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static String text(Folding folding) {
        return folding.folded() == 0
                ? ""
                : "%,d of %,d layers, %,d folded".formatted(folding.layers() - folding.folded(), folding.layers(),
                        folding.folded());
    }

    private HBox slider(String name, String tooltip, double least, double most, ToDoubleFunction<Orbit> value,
            BiFunction<Orbit, Double, Orbit> changed) {
        var slider = new Slider(least, most, least);
        slider.setPrefWidth(96);
        slider.setMinWidth(50);
        slider.setBlockIncrement((most - least) / 25);
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(tooltip));
        slider.valueProperty().subscribe((_, now) -> {
            if (!showing) view.orbitProperty().set(changed.apply(view.orbit(), now.doubleValue()));
        });
        Runnable show = () -> {
            showing = true;
            slider.setValue(value.applyAsDouble(view.orbit()));
            showing = false;
        };
        view.orbitProperty().subscribe(show);
        view.foldingProperty().subscribe(show);
        view.widthProperty().subscribe(show);
        var row = new HBox(6, word(name), slider);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
