package org.fovea.ui.learn.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fovea.compute.learn.recover.Candidates;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;
import org.fovea.project.Weights;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;

/// Where hidden filters come from: presets that are drawn by lot or chosen, a kernel that is painted, or random weights.
final class HiddenSource extends VBox {
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

    private final SplittableRandom random = new SplittableRandom();
    private final Workshop workshop = new Workshop();
    private final List<ComboBox<FilterPreset>> presets;
    private final VBox choices = new VBox(6);
    private final HBox which = new HBox(8);
    private final VBox drawing;
    private final Label about = new Label();
    private final Pills<Kind> kinds;
    private Kind kind = Kind.SURPRISE;
    private Shape kernel = new Shape(1, 3, 3);
    private int count = 1;

    /// @param most how many filters there can be
    HiddenSource(int most, Theme theme, Notices notices) {
        super(8);
        presets = IntStream.range(0, most).mapToObj(HiddenSource::preset).toList();
        drawing = new VBox(8, which, workshop.editor(theme, notices));
        kinds = new Pills<>(List.of(Kind.values()), each -> each.title, each -> each.about, chosen -> {
            kind = chosen;
            refresh();
        });
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        about.setMinHeight(Label.USE_PREF_SIZE);
        for (Node part : List.of(choices, drawing)) part.managedProperty().bind(part.visibleProperty());
        getChildren().addAll(kinds, about, choices, drawing);
        forget();
    }

    private static ComboBox<FilterPreset> preset(int filter) {
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

    /// Other sizes; what was chosen or painted stays as far as it fits.
    void fit(Shape shape, int filters) {
        workshop.refit(shape, filters);
        kernel = shape;
        count = filters;
        refresh();
    }

    /// Nothing of what was chosen or painted is left.
    void forget() {
        workshop.clear(kernel, count);
        for (ComboBox<FilterPreset> box : presets) box.setValue(null);
        kind = Kind.SURPRISE;
        refresh();
    }

    private void refresh() {
        kinds.show(kind);
        about.setText(kind.about);
        choices.setVisible(kind == Kind.PRESET);
        drawing.setVisible(kind == Kind.DRAWN);
        choices.getChildren().setAll(presets.subList(0, count));
        List<FilterPreset> all = fitting();
        for (int k = 0; k < presets.size(); k++) {
            ComboBox<FilterPreset> box = presets.get(k);
            FilterPreset before = box.getValue();
            box.getItems().setAll(all);
            box.setValue(before != null && all.contains(before) ? before : all.get(k % all.size()));
        }
        workshop.choose(0);
        which.getChildren().clear();
        if (count == 1) return;
        var filters = new Pills<>(IntStream.range(0, count).boxed().toList(), k -> "filter " + (k + 1),
                k -> "Draw filter " + (k + 1), workshop::choose);
        filters.show(0);
        which.getChildren().add(filters);
    }

    /// The presets that have room in the kernel.
    private List<FilterPreset> fitting() {
        return Arrays.stream(FilterPreset.values()).filter(preset -> Candidates.fitted(preset, kernel).isPresent())
                .toList();
    }

    /// The filters to be hidden, C×n×n each.
    List<Tensor> weights() {
        return switch (kind) {
            case SURPRISE -> surprise();
            case PRESET -> presets.subList(0, count).stream().map(ComboBox::getValue).map(this::fitted).toList();
            case DRAWN -> workshop.filters().stream().map(NamedFilter::weights).toList();
            case RANDOM -> IntStream.range(0, count).mapToObj(_ -> Weights.random(kernel, random.nextLong())).toList();
        };
    }

    private List<Tensor> surprise() {
        var all = new ArrayList<>(fitting());
        var drawn = new ArrayList<Tensor>();
        for (int k = 0; k < count; k++) drawn.add(fitted(all.remove(random.nextInt(all.size()))));
        return drawn;
    }

    private Tensor fitted(FilterPreset preset) {
        return Candidates.fitted(preset, kernel).orElseThrow();
    }
}
