package org.fovea.ui.filter;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.project.FilterPreset;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;

/// The presets used most, as pills with a little picture; the others one click away.
final class PresetPills extends VBox {
    private static final double PICTURE = 14;

    /// A preset and the one word there is room for.
    private record Quick(FilterPreset preset, String word) {
    }

    private static final List<Quick> QUICK = List.of(new Quick(FilterPreset.VERTICAL, "vertical"),
            new Quick(FilterPreset.HORIZONTAL, "horizontal"), new Quick(FilterPreset.SOBEL_X, "Sobel"),
            new Quick(FilterPreset.GABOR, "Gabor"), new Quick(FilterPreset.GAUSSIAN, "blur"),
            new Quick(FilterPreset.SHARPEN, "sharpen"));

    PresetPills(Workbench bench, PresetShelf shelf, PresetPanel panel, Theme theme) {
        var pills = new Pills<Quick>(QUICK, Quick::word,
                quick -> quick.preset().title() + ": " + quick.preset().about(),
                quick -> {
                    bench.session().endGesture();
                    shelf.use(quick.preset(), shelf.suggested(quick.preset()));
                    bench.session().endGesture();
                });
        pills.setHgap(5);
        for (Quick quick : QUICK) {
            var pill = pills.button(quick);
            pill.setId("pill-" + quick.preset().id());
            pill.getStyleClass().add("picture-pill");
            pill.setGraphic(new KernelIcon(quick.preset().kernel(quick.preset().defaults()), PICTURE, theme));
            pill.setAccessibleText(quick.preset().title());
        }
        var more = new Button("more…");
        more.setId("more-presets");
        more.getStyleClass().setAll("button", "pill", "picture-pill");
        more.setTooltip(new Tooltip("All filters as pictures, with what can be adjusted about them."));
        more.setOnAction(_ -> panel.open(more));
        pills.getChildren().add(more);
        getChildren().add(pills);
        bench.watch(() -> pills.show(QUICK.stream()
                .filter(quick -> shelf.recognised().filter(quick.preset()::equals).isPresent()).findFirst()
                .orElse(null)));
    }
}
