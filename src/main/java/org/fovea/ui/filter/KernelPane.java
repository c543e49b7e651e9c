package org.fovea.ui.filter;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.fovea.project.Cell;

/// The grid of weights with the field that opens over a cell.
final class KernelPane extends Region {
    /// Room for a number such as −0.1666667.
    private static final double FIELD_WIDTH = 96;

    private final Workbench bench;
    private final KernelGrid grid;
    private final WeightField field;

    KernelPane(Workbench bench, KernelGrid grid, WeightField field) {
        this.bench = bench;
        this.grid = grid;
        this.field = field;
        getChildren().addAll(grid, field);
        field.visibleProperty().subscribe(this::requestLayout);
        setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return grid.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return grid.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        grid.resizeRelocate(0, 0, getWidth(), getHeight());
        if (!field.isVisible()) return;
        Lattice lattice = grid.lattice();
        Cell cell = bench.cell();
        double height = field.prefHeight(-1);
        double middle = lattice.x(cell.column()) + lattice.side() / 2;
        double x = Math.clamp(middle - FIELD_WIDTH / 2, 0, Math.max(0, getWidth() - FIELD_WIDTH));
        field.resizeRelocate(x, lattice.y(cell.row()) + lattice.side() / 2 - height / 2, FIELD_WIDTH, height);
    }
}
