package org.fovea.figure.stack;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Region;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Span;
import org.fovea.engine.field.Units;
import org.fovea.figure.Sheet;
import org.fovea.project.Cell;

/// Where the maps of a layer lie: one sheet for each, the first in front, the others behind it to the left. A layer of single
/// values is one sheet with a cell for each map.
///
/// @param layer its number, 0 for the picture
/// @param front where the first map lies
/// @param gap from one map to the next, in pixels
/// @param maps the numbers of those shown, the one in front first; for single values all
/// @param total how many there are
/// @param rows of a map; of the grid of cells where each map is a single value
/// @param columns the same across
/// @param values whether each map is a single value
/// @param alone whether no other plane stands above or below it
/// @param slot how wide the room is that its level has
public record Plane(int layer, Sheet front, double gap, List<Integer> maps, int total, int rows, int columns,
        boolean values, boolean alone, double slot) {
    /// More runs of neurons along an axis are drawn as one.
    private static final int RUNS = 24;

    public Plane {
        maps = List.copyOf(maps);
    }

    /// How many sheets there are behind each other.
    public int sheets() {
        return values ? 1 : maps.size();
    }

    /// Where the i-th map shown lies.
    public Sheet sheet(int i) {
        return front.moved(-i * gap, 0);
    }

    /// How many maps are not shown.
    public int hidden() {
        return total - maps.size();
    }

    /// A region of the map in front.
    public Sheet region(Region region) {
        return values
                ? front
                : front.part((double) region.left() / columns, (double) region.top() / rows,
                        (double) region.right() / columns, (double) region.bottom() / rows);
    }

    /// Some units of the map in front, run by run; where they are too many to be told apart, the area they lie in.
    List<Sheet> runs(Units units) {
        var sheets = new ArrayList<Sheet>();
        for (Box box : units.boxes())
            for (Span down : box.rows().runs(RUNS))
                for (Span across : box.columns().runs(RUNS))
                    sheets.add(region(new Region(down.first(), across.first(), down.reach(), across.reach())));
        return sheets;
    }

    /// A neuron of the map in front; of single values the one of a map.
    public Sheet neuron(Cell neuron, int map) {
        Cell at = values ? new Cell(map % rows, map / rows) : neuron;
        return front.part((double) at.column() / columns, (double) at.row() / rows, (at.column() + 1.0) / columns,
                (at.row() + 1.0) / rows);
    }

    /// What lies at a point: a map with a place on it.
    ///
    /// @return null where there is nothing
    @org.jspecify.annotations.Nullable
    Place at(double x, double y) {
        for (int i = 0; i < sheets(); i++) {
            Sheet sheet = sheet(i);
            if (!sheet.contains(x, y)) continue;
            int row = (int) (sheet.v(x, y) * rows);
            int column = (int) (sheet.u(x, y) * columns);
            if (!values) return new Place(layer, maps.get(i), new Cell(row, column));
            int map = column * rows + row;
            return map < total ? new Place(layer, map, new Cell(0, 0)) : null;
        }
        return null;
    }

    public double left() {
        return front.x() - (sheets() - 1) * gap;
    }

    public double right() {
        return front.x(1, 0);
    }

    double top() {
        return Math.min(front.y(), front.y(1, 0));
    }

    double bottom() {
        return Math.max(front.y(0, 1), front.y(1, 1));
    }

    double middle() {
        return (left() + right()) / 2;
    }
}
