package org.fovea.project;

import java.util.LinkedHashSet;
import java.util.Set;

/// Where else a stroke is painted at the same time.
public enum Symmetry {
    NONE("no symmetry"), LEFT_RIGHT("left – right"), UP_DOWN("up – down"),
    /// Both of these, hence four strokes.
    FOUR_FOLD("four-fold"),
    /// Half a turn around the middle.
    POINT("point");

    private final String title;

    Symmetry(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// A cell of a kernel of height×width and its mirror images, each once, the cell itself first.
    public Set<Cell> images(Cell cell, int height, int width) {
        var mirrored = new Cell(cell.row(), width - 1 - cell.column());
        var upended = new Cell(height - 1 - cell.row(), cell.column());
        var turned = new Cell(upended.row(), mirrored.column());
        var images = new LinkedHashSet<Cell>();
        images.add(cell);
        switch (this) {
            case NONE -> {
            }
            case LEFT_RIGHT -> images.add(mirrored);
            case UP_DOWN -> images.add(upended);
            case POINT -> images.add(turned);
            case FOUR_FOLD -> {
                images.add(mirrored);
                images.add(upended);
                images.add(turned);
            }
        }
        return images;
    }
}
