package org.fovea.ui.neuron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.compute.Reason;
import org.fovea.engine.PaddingMode;
import org.fovea.figure.Figure;
import org.fovea.figure.PlanesFigure;
import org.fovea.figure.ProductsFigure;
import org.fovea.figure.SumText;
import org.fovea.figure.reason.ReasonFigure;
import org.fovea.figure.reason.ReasonText;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;

/// The arithmetic of the neuron in question: receptive field ⊙ filter = products, channel by channel, and the sum; or all
/// of it in one line.
public final class ArithmeticDock extends StackPane {
    private static final double HEIGHT = 196;
    /// How wide it is at most as a picture of its own.
    private static final double SAVED = 960;
    private static final double SUM = 290;
    private static final double PAGER = 104;
    private static final double SIGMA = 20;
    private static final double LINE = 17;
    private static final double SPACE = 16;
    /// So many channels have a partial sum of their own in the box.
    private static final int WRITTEN = 6;

    private final Session session;
    private final ProductsView products;
    private final ReasonView reason;
    private final PlanesView planes;
    private final VBox pager = new VBox(8);
    private final VBox sum = new VBox(6);
    private final FlowPane partial = new FlowPane(14, 4);
    private final Label bias = numbers();
    private final Label result = numbers("accent-text");
    private final Label product = numbers("quiet");
    private final Label place = numbers("accent-text");
    private final Label line = numbers();
    private final HBox wide;
    private final HBox narrow;
    private final Label empty = new Label(
            "Hover a neuron of the map, or click one to pin it: what it sees, its filter, "
                    + "their products and the sum appear here.");
    private boolean compact;
    private int channels;
    private boolean colors;
    private int channel;

    public ArithmeticDock(Session session, Theme theme, Painter painter) {
        this.session = session;
        products = new ProductsView(theme);
        reason = new ReasonView(theme);
        planes = new PlanesView(theme, painter);
        products.setMinWidth(0);
        pager.setMinWidth(PAGER);
        pager.setMaxWidth(PAGER);
        pager.setAlignment(Pos.CENTER_LEFT);
        sum.getChildren().addAll(partial, bias, result, product);
        sum.getStyleClass().add("framed");
        sum.setMinWidth(SUM);
        sum.setPrefWidth(SUM);
        sum.setMaxHeight(USE_PREF_SIZE);
        product.setMinHeight(2 * LINE);
        product.setAlignment(Pos.TOP_LEFT);
        bias.setTooltip(new Tooltip("The filter's bias b: added to the sum of all products."));
        result.setTooltip(new Tooltip("The neuron's value: bias plus all products; ReLU makes it zero when negative."));
        var sigma = new Label("Σ");
        sigma.getStyleClass().addAll("numbers", "operator");
        sigma.setMinWidth(SIGMA);
        sigma.setAlignment(Pos.CENTER);
        wide = new HBox(SPACE, pager, products, planes, sigma, sum);
        wide.setAlignment(Pos.CENTER_LEFT);
        narrow = new HBox(8, place, line);
        narrow.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        place.setMinWidth(USE_PREF_SIZE);
        empty.getStyleClass().add("quiet");
        getChildren().addAll(wide, reason, narrow, empty);
        setAlignment(Pos.CENTER_LEFT);
        setCompact(false);
        session.evaluationProperty().subscribe(_ -> show());
        session.probeProperty().subscribe(_ -> show());
        session.selectionProperty().subscribe(_ -> show());
        products.markedProperty().subscribe(_ -> showProduct());
        widthProperty().subscribe(this::fit);
        show();
    }

    /// The arithmetic that is shown can be saved.
    public void addTo(Exhibits exhibits) {
        exhibits.add(this::exhibit);
    }

    private Optional<Exhibit> exhibit() {
        Evaluation evaluation = session.evaluation();
        Cell at = session.neuron();
        if (evaluation == null || at == null) return Optional.empty();
        int map = evaluation.selected();
        String caption = "Neuron (%d, %d) of map %d of %s".formatted(at.row(), at.column(), map,
                evaluation.layer().name());
        return Optional.of(Exhibit.drawing("arithmetic of the neuron",
                "%s-%d-%d-%d".formatted(evaluation.layer().name(), map, at.row(), at.column()), caption,
                figure(evaluation, at)));
    }

    private Figure figure(Evaluation evaluation, Cell at) {
        Conv layer = evaluation.conv().orElse(null);
        int map = evaluation.selected();
        if (layer == null) return new ReasonFigure(Reason.of(evaluation, map, at), SAVED, HEIGHT);
        var neuron = Neuron.of(evaluation, map, at);
        if (channel == ProductsFigure.PLANES) {
            Optional<PlanesFigure> whole = planes.figure(SAVED, HEIGHT);
            if (whole.isPresent()) return whole.get();
        }
        int chosen = channel == ProductsFigure.PLANES || channel >= Products.channels(neuron) ? 0 : channel;
        var all = new ProductsView.Shown(neuron, evaluation.input().shape, chosen,
                layer.paddingMode() == PaddingMode.ZEROS);
        // No wider than what is drawn.
        return all.stacked()
                ? all.slices(all.slices(SAVED, HEIGHT).used(), HEIGHT)
                : all.figure(null, all.figure(null, SAVED, HEIGHT).used(), HEIGHT);
    }

    /// The sum stands beside the grids, however wide they are.
    private void fit() {
        double rest = SUM + SIGMA + 2 * SPACE + (pager.isManaged() ? PAGER + SPACE : 0);
        double room = getWidth() - snappedLeftInset() - snappedRightInset() - rest;
        planes.setPrefWidth(room);
        products.setPrefWidth(products.used(room, HEIGHT - snappedTopInset() - snappedBottomInset()));
    }

    private static Label numbers(String... styles) {
        var label = new Label();
        label.getStyleClass().add("numbers");
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// One line, or everything.
    public void setCompact(boolean compact) {
        this.compact = compact;
        double height = compact ? USE_COMPUTED_SIZE : HEIGHT;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        show();
    }

    private void show() {
        Evaluation evaluation = session.evaluation();
        Cell at = session.neuron();
        boolean there = evaluation != null && at != null;
        boolean convolved = evaluation != null && at != null && evaluation.conv().isPresent();
        only(wide, convolved && !compact);
        only(reason, there && !convolved && !compact);
        only(narrow, there && compact);
        only(empty, !there);
        products.shownProperty().set(null);
        reason.shownProperty().set(null);
        if (evaluation == null || at == null) return;
        Conv layer = evaluation.conv().orElse(null);
        if (layer == null) show(Reason.of(evaluation, evaluation.selected(), at));
        else
            show(evaluation, layer, Neuron.of(evaluation, evaluation.selected(), at));
    }

    private void show(Reason why) {
        if (compact) {
            place.setText(ReasonText.place(why));
            line.setText(ReasonText.line(why));
        } else
            reason.shownProperty().set(why);
    }

    private void show(Evaluation evaluation, Conv layer, Neuron neuron) {
        if (compact) {
            place.setText(SumText.place(neuron));
            line.setText(SumText.line(neuron, layer.relu()));
        } else {
            page(Products.channels(neuron), neuron.colors());
            boolean whole = channel == ProductsFigure.PLANES;
            only(planes, whole);
            only(products, !whole);
            product.setVisible(!whole);
            if (whole) planes.show(evaluation, neuron, layer.relu());
            else
                products.shownProperty().set(new ProductsView.Shown(neuron, evaluation.input().shape, channel,
                        layer.paddingMode() == PaddingMode.ZEROS));
            fit();
            sum(neuron, layer.relu());
        }
    }

    private static void only(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Pills for the channels; a single channel needs none.
    private void page(int count, boolean named) {
        if (count == channels && named == colors) return;
        channels = count;
        colors = named;
        channel = Math.min(channel, count - 1);
        only(pager, count > 1);
        if (count == 1) {
            channel = 0;
            return;
        }
        boolean few = count <= WRITTEN;
        List<Integer> choices = new ArrayList<>();
        for (int c = 0; few && c < count; c++) choices.add(c);
        choices.add(ProductsFigure.ALL);
        choices.add(ProductsFigure.STACKED);
        choices.add(ProductsFigure.PLANES);
        var pills = new Pills<>(choices, c -> pill(c, named), c -> about(c, named), this::choose);
        pills.show(channel);
        var head = new Label("CHANNEL");
        head.getStyleClass().add("section-head");
        pager.getChildren().setAll(head, pills);
        if (few) return;
        var field = new NumberField("Channel", 0, count - 1.0, true, 1, c -> {
            pills.show(null);
            choose(c.intValue());
        });
        field.show(Math.max(0, channel));
        field.setTooltip(new Tooltip(
                "Which of the %d channels is shown, counted from 0; arrow keys step through them.".formatted(count)));
        pager.getChildren().add(1, field);
    }

    private void choose(int chosen) {
        channel = chosen;
        show();
    }

    private static String pill(int channel, boolean named) {
        return switch (channel) {
            case ProductsFigure.ALL -> "all";
            case ProductsFigure.STACKED -> "stack";
            case ProductsFigure.PLANES -> "planes";
            default -> SumText.channel(channel, named);
        };
    }

    private static String about(int channel, boolean named) {
        return switch (channel) {
            case ProductsFigure.ALL -> "All channels added up, tap by tap.";
            case ProductsFigure.PLANES ->
                "The map that each channel contributes with its slice of the filter; their sum, the "
                        + "bias and the activation make the feature map.";
            case ProductsFigure.STACKED ->
                "All channels side by side: a filter is a block over all of them, and each slice "
                        + "contributes a plane of products.";
            default -> "What the neuron sees in channel %s, and that slice of the filter."
                    .formatted(SumText.channel(channel, named));
        };
    }

    private void sum(Neuron neuron, boolean relu) {
        partial.getChildren().clear();
        for (int c = 0; c < Math.min(channels, WRITTEN); c++) {
            var name = numbers("quiet");
            name.setText(channels == 1 ? "Σ" : SumText.beforeValue(c, neuron.colors()));
            var value = numbers("strong");
            value.setText(SumText.signed(Products.sum(neuron, c)));
            partial.getChildren().add(new HBox(5, name, value));
        }
        if (channels > WRITTEN) {
            var rest = numbers("quiet");
            rest.setText("… %d channels".formatted(channels));
            partial.getChildren().add(rest);
        }
        bias.setText("+ bias " + SumText.plain(neuron.bias()));
        result.setText("z = " + SumText.plain(neuron.z())
                + (relu ? " → ReLU → " + SumText.plain(neuron.value()) : ""));
        showProduct();
    }

    private void showProduct() {
        String marked = products.marked();
        product.setText(marked.isEmpty() ? "Point at a cell to see its product." : marked);
    }
}
