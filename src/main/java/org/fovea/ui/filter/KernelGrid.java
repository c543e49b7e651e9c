package org.fovea.ui.filter;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.Cell;
import org.fovea.ui.filter.Workbench.Tool;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The weights as coloured cells, blue below zero and red above, with their numbers where they fit; one cell is selected.
final class KernelGrid extends CanvasView {
    /// From this side on a cell shows its number.
    private static final double READABLE = 24;
    /// From this side on cells are drawn apart.
    private static final double APART = 8;

    private final Workbench bench;
    private final ObjectProperty<@Nullable Cell> hovered = new SimpleObjectProperty<>();

    KernelGrid(Workbench bench, Theme theme) {
        super(theme);
        this.bench = bench;
        setId("kernel");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleRoleDescription("weights of the filter");
        setAccessibleHelp(
                "Arrow keys move. Type a number to set a weight; Shift with up and down changes it, Ctrl finely."
                        + " Space paints, Delete sets 0.");
        repaintOn(bench.session().projectProperty(), bench.session().selectionProperty(), bench.channelProperty(),
                bench.cellProperty(), bench.toolProperty(), bench.brushProperty(), hovered, focusedProperty());
        bench.watch(this::announce);
        bench.cellProperty().subscribe(this::announce);
    }

    private void announce() {
        Cell cell = bench.cell();
        Shape shape = bench.shape();
        setAccessibleText("row %d of %d, column %d of %d: %s".formatted(cell.row() + 1, shape.height(),
                cell.column() + 1, shape.width(), TypedWeight.text(bench.value())));
    }

    /// The cell under the pointer, if any.
    ObjectProperty<@Nullable Cell> hoveredProperty() {
        return hovered;
    }

    Lattice lattice() {
        return lattice(getWidth());
    }

    private Lattice lattice(double width) {
        Shape shape = bench.shape();
        return Lattice.fitting(width, shape.height(), shape.width());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return lattice(width < 0 ? getWidth() : width).height();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        Lattice lattice = lattice();
        Tensor plane = bench.plane();
        // One scale for all channels, so that they can be compared when switching.
        ColorScale scale = ColorScale.ofWeights(bench.filter().weights().data);
        double side = lattice.side() >= APART ? lattice.side() - 1 : lattice.side();
        double size = Math.clamp(lattice.side() * 0.36, 9, 13);
        NumberText numbers = NumberText.showing(NumberText.budget(side - 2, size), plane.data);
        for (int u = 0; u < lattice.rows(); u++)
            for (int v = 0; v < lattice.columns(); v++) {
                float weight = plane.at(0, u, v);
                int ground = scale.argb(weight);
                pen.fill(lattice.x(v), lattice.y(u), side, side, ground);
                if (lattice.side() >= READABLE)
                    pen.text(lattice.x(v) + side / 2, lattice.y(u) + side / 2, numbers.text(weight), Face.NUMBERS, size,
                            Anchor.CENTER, Palette.inkOn(ground));
            }
        brush(pen, palette, lattice);
        Cell cell = bench.cell();
        pen.outline(lattice.x(cell.column()) - 0.5, lattice.y(cell.row()) - 0.5, side + 1, side + 1,
                isFocused() ? 3 : 1.5,
                palette.neuron());
    }

    /// Which cells the brush would paint.
    private void brush(Pen pen, Palette palette, Lattice lattice) {
        Cell under = hovered.get();
        if (under == null || bench.toolProperty().get() != Tool.PAINT) return;
        for (Cell cell : bench.brushProperty().get().cells(lattice.rows(), lattice.columns(), under, under))
            pen.outline(lattice.x(cell.column()), lattice.y(cell.row()), lattice.side() - 1, lattice.side() - 1, 1,
                    palette.textQuiet());
    }
}
