package org.fovea.ui.filter;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fovea.figure.NumberText;
import org.fovea.project.Cell;
import org.fovea.project.Weights;
import org.fovea.session.Session;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Theme;

/// The weights of a filter to be painted, typed and worked on: channels, tools, the grid, operations.
public final class KernelEditor extends VBox {
    private final Workbench bench;
    private final KernelGrid grid;
    private final KernelClipboard clipboard;
    private final WeightField field;
    private final Message refused = new Message();

    /// Edits the selected filter of a session, wherever that is shown.
    ///
    /// @param notices says quietly what could not be done
    public KernelEditor(Session session, Theme theme, Notices notices) {
        this(new Workbench(session, notices), theme);
    }

    KernelEditor(Workbench bench, Theme theme) {
        super(8);
        this.bench = bench;
        grid = new KernelGrid(bench, theme);
        clipboard = new KernelClipboard(bench);
        field = new WeightField(bench, grid::requestFocus, refused::say);
        refused.setId("refused");
        bench.watch(() -> refused.say(""));
        new GridMouse(bench, grid, () -> field.open(""));
        new GridKeys(bench, grid, field::open, clipboard);
        grid.setOnContextMenuRequested(event -> menu().show(grid, event.getScreenX(), event.getScreenY()));
        getChildren().addAll(new ChannelBar(bench), new BrushBar(bench, refused::say),
                new KernelPane(bench, grid, field), refused, facts(), new OperationBar(bench));
    }

    KernelGrid grid() {
        return grid;
    }

    Message refused() {
        return refused;
    }

    private ContextMenu menu() {
        var menu = new ContextMenu(item("Type weight…", () -> field.open("")),
                item("Set to 0", () -> bench.setValue(0)),
                new SeparatorMenuItem(), item("Copy as table (TSV)", clipboard::copyTable),
                item("Copy as NumPy", clipboard::copyArray), item("Paste", clipboard::paste));
        menu.setAutoHide(true);
        return menu;
    }

    private static MenuItem item(String name, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Sum and length of the weights, and the cell under the pointer or the selected one.
    private HBox facts() {
        var sums = new Label();
        sums.setId("facts");
        var at = new Label();
        at.setId("at");
        at.setMinWidth(USE_PREF_SIZE);
        for (Label label : new Label[]{sums, at}) label.getStyleClass().addAll("numbers", "quiet");
        sums.setTooltip(new Tooltip(
                "Sum and Euclidean norm of the weights of a channel: a flat area is multiplied by the sum."));
        bench.watch(() -> sums.setText("sum %s  norm %s".formatted(number(Weights.sum(bench.part())),
                number(Weights.norm(bench.part())))));
        Runnable point = () -> {
            Cell under = grid.hoveredProperty().get();
            Cell cell = under == null ? bench.cell() : grid.lattice().clamped(under);
            at.setText("[%d, %d] %s".formatted(cell.row(), cell.column(),
                    number(bench.plane().at(0, cell.row(), cell.column()))));
        };
        bench.watch(point);
        grid.hoveredProperty().subscribe(point);
        bench.cellProperty().subscribe(point);
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        return new HBox(8, sums, between, at);
    }

    private static String number(double value) {
        return NumberText.of((float) value, 6);
    }
}
