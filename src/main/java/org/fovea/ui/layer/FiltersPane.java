package org.fovea.ui.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.compute.Misfit;
import org.fovea.engine.Shape;
import org.fovea.project.Conv;
import org.fovea.project.Initializer;
import org.fovea.project.Initializer.Scheme;
import org.fovea.project.LayerEdit;
import org.fovea.project.NamedFilter;
import org.fovea.session.Session;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Section;

/// All filters of the convolution at once: how many, in how many groups, filled by an initialiser or by presets, copied.
public final class FiltersPane extends VBox {
    private static final int MOST = 4096;

    private final Session session;
    private final NumberField count = whole("Number of filters", 1, MOST, this::setCount);
    private final NumberField groups = whole("Groups", 1, MOST,
            value -> session().editOnce(new LayerEdit.SetGroups(value)));
    private final Button depthwise = new Button("Depthwise");
    private final ComboBox<Scheme> scheme = new ComboBox<>();
    private final NumberField scale = new NumberField("Scale", -1e6, 1e6, false, 0.01, _ -> {});
    private final NumberField seed = whole("Seed", 0, 999_999, _ -> {});
    private final ComboBox<Spread> spread = new ComboBox<>();
    private final NumberField target = whole("Copy to filter", 0, MOST, _ -> {});
    private final Message refusal = new Message();
    private final Section section;

    public FiltersPane(Session session) {
        this.session = session;
        count.setTooltip(
                new Tooltip("How many filters, and so how many maps, the layer has; new ones are filled after He"));
        groups.setTooltip(
                new Tooltip("Channels and filters are split into so many groups of equal size; a filter sees only "
                        + "the channels of its group"));
        depthwise.setTooltip(new Tooltip("As many groups as channels: every filter sees a single channel"));
        depthwise.setOnAction(_ -> session.editOnce(new LayerEdit.MakeDepthwise()));
        scale.show(0.1);
        seed.show(1);
        seed.setTooltip(new Tooltip("Where the random numbers begin: the same seed gives the same weights"));
        fill(scheme, List.of(Scheme.values()), "Initialiser", FiltersPane::about);
        fill(spread, List.of(Spread.values()), "Preset for all filters", Spread::about);
        var initialise = new Button("Fill all");
        initialise.setTooltip(new Tooltip("Gives every filter of the layer new weights"));
        initialise.setOnAction(_ -> initialise());
        var spreading = new Button("Set all");
        spreading.setTooltip(new Tooltip("Gives every filter of the layer one of these kernels"));
        spreading.setOnAction(_ -> spread());
        var copy = new Button("Copy");
        for (Button button : List.of(initialise, spreading, copy)) button.setMinWidth(USE_PREF_SIZE);
        spread.setMinWidth(0);
        copy.setTooltip(new Tooltip("Copies the selected filter with its bias over another one of the layer"));
        copy.setOnAction(_ -> copy((int) target.value()));
        var everywhere = new Button("To all");
        everywhere.setTooltip(new Tooltip("Copies the selected filter over all others"));
        everywhere.setOnAction(_ -> copyToAll());
        Node seedName = quiet("seed");
        Label scaleName = quiet("");
        scheme.valueProperty().subscribe(chosen -> {
            scaleName.setText(scaleOf(chosen));
            only(chosen != Scheme.CONSTANT, seedName, seed);
            only(!scaleName.getText().isEmpty(), scaleName, scale);
        });
        scale.setTooltip(new Tooltip("Standard deviation σ, largest magnitude ±, or the value itself"));
        for (NumberField field : List.of(count, groups, scale, seed, target)) {
            field.onRefused(refusal::say);
            field.setPrefColumnCount(4);
        }
        section = new Section("FILTERS", line(label("Number"), count), line(label("Groups"), groups, depthwise),
                new MisfitNote(session, Misfit.Setting.GROUPS), line(label("Fill with"), scheme),
                line(label(""), seedName, seed, scaleName, scale, initialise),
                line(label("Presets"), spread, spreading),
                line(label("Copy to"), target, copy, everywhere), refusal);
        getChildren().add(section);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(session.convProperty().isNotNull());
        session.convProperty().subscribe(conv -> {
            if (conv == null) return;
            count.show(conv.filters().size());
            groups.show(conv.groups());
            depthwise.setDisable(conv.depthwise() && conv.groups() == conv.channels());
            section.detail().setText(conv.filters().getFirst().weights().shape.toString().replace(" @ ", "×"));
        });
    }

    private Session session() {
        return session;
    }

    private static NumberField whole(String name, int low, int high, java.util.function.IntConsumer set) {
        return new NumberField(name, low, high, true, 1, value -> set.accept(value.intValue()));
    }

    /// What the scale of an initialiser means, short; empty where it has none of its own.
    private static String scaleOf(Scheme scheme) {
        return switch (scheme) {
            case NORMAL -> "σ";
            case UNIFORM -> "±";
            case CONSTANT -> "value";
            case HE_NORMAL, HE_UNIFORM, GLOROT_NORMAL, GLOROT_UNIFORM -> "";
        };
    }

    private static void only(boolean shown, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    private static <T> void fill(ComboBox<T> box, List<T> choices, String name,
            java.util.function.Function<T, String> label) {
        box.getItems().setAll(choices);
        box.setValue(choices.getFirst());
        box.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : label.apply(choice);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("small-choice");
        HBox.setHgrow(box, Priority.ALWAYS);
    }

    private static String about(Scheme scheme) {
        return switch (scheme) {
            case HE_NORMAL -> "He, normal (for ReLU)";
            case HE_UNIFORM -> "He, uniform";
            case GLOROT_NORMAL -> "Glorot, normal";
            case GLOROT_UNIFORM -> "Glorot, uniform";
            case NORMAL -> "normal around 0";
            case UNIFORM -> "uniform around 0";
            case CONSTANT -> "constant";
        };
    }

    private Conv conv() {
        return Objects.requireNonNull(session.convProperty().get());
    }

    private void setCount(int wanted) {
        Conv conv = conv();
        var filters = new ArrayList<>(conv.filters().subList(0, Math.min(wanted, conv.filters().size())));
        Shape shape = filters.getFirst().weights().shape;
        List<NamedFilter> fresh = Initializer.he(wanted).filters(wanted, shape);
        filters.addAll(fresh.subList(filters.size(), wanted));
        session.editOnce(new LayerEdit.SetFilters(filters, "change number of filters"));
    }

    private void initialise() {
        Conv conv = conv();
        Scheme chosen = scheme.getValue();
        boolean own = scale.isManaged();
        var initializer = new Initializer(chosen, own ? (float) scale.value() : 1, (long) seed.value());
        session.editOnce(new LayerEdit.SetFilters(
                initializer.filters(conv.filters().size(), conv.filters().getFirst().weights().shape),
                "initialise filters"));
        if (chosen != Scheme.CONSTANT) seed.show(seed.value() + 1);
    }

    private void spread() {
        Conv conv = conv();
        session.editOnce(new LayerEdit.SetFilters(
                spread.getValue().filters(conv.filters().size(), conv.seen(), conv.rows().size()), "spread presets"));
    }

    private void copy(int to) {
        Conv conv = conv();
        int from = session.selection().filter();
        int last = conv.filters().size() - 1;
        if (target.getText().isBlank()) {
            refusal.say("Type which filter to copy it to, 0 … %d.".formatted(last));
            return;
        }
        if (to > last) {
            refusal.say("The layer has filters 0 … %d.".formatted(last));
            return;
        }
        refusal.say("");
        session.editOnce(new LayerEdit.ReplaceFilter(to, conv.filters().get(from)));
    }

    private void copyToAll() {
        Conv conv = conv();
        session.editOnce(new LayerEdit.SetFilters(Collections.nCopies(conv.filters().size(),
                conv.filters().get(session.selection().filter())), "copy filter to all"));
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setMinWidth(ParametersPane.LABEL);
        return label;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
