package org.fovea.engine.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;

/// A set of units of a feature map, exactly: what some boxes hold between them. A chain of layers needs one box; branches
/// whose fields are not the same, such as one along the rows beside one along the columns, need a few.
///
/// @param boxes none is empty, and none lies in another
public record Units(List<Box> boxes) {
    public static final Units NONE = new Units(List.of());

    public Units {
        boxes = joined(boxes);
    }

    public static Units of(Box... boxes) {
        return new Units(Arrays.asList(boxes));
    }

    /// A single one.
    public static Units of(int channel, int row, int column) {
        return of(new Box(Places.of(channel), Places.of(row), Places.of(column)));
    }

    /// Those of all channels in a region.
    public static Units of(Shape shape, Region region) {
        return of(new Box(Places.range(0, shape.channels() - 1), Places.range(region.top(), region.bottom() - 1),
                Places.range(region.left(), region.right() - 1)));
    }

    private static List<Box> joined(List<Box> boxes) {
        var joined = new ArrayList<Box>();
        for (Box box : boxes) if (!box.isEmpty()) add(joined, box);
        return List.copyOf(joined);
    }

    private static void add(List<Box> boxes, Box box) {
        for (int i = 0; i < boxes.size(); i++) {
            Optional<Box> one = boxes.get(i).with(box);
            if (one.isEmpty()) continue;
            if (one.get().equals(boxes.get(i))) return;
            boxes.remove(i);
            add(boxes, one.get());
            return;
        }
        boxes.add(box);
    }

    public boolean isEmpty() {
        return boxes.isEmpty();
    }

    public boolean contains(int channel, int row, int column) {
        return boxes.stream().anyMatch(box -> box.channels().contains(channel) && box.rows().contains(row)
                && box.columns().contains(column));
    }

    /// What is in this set or in the other.
    public Units or(Units other) {
        if (isEmpty()) return other;
        if (other.isEmpty()) return this;
        var all = new ArrayList<>(boxes);
        all.addAll(other.boxes);
        return new Units(all);
    }

    /// What is in both sets.
    public Units and(Units other) {
        var both = new ArrayList<Box>();
        for (Box box : boxes) for (Box with : other.boxes) both.add(box.and(with));
        return new Units(both);
    }

    /// Those that lie on a map of this shape and not beside it.
    public Units within(Shape shape) {
        return new Units(boxes.stream().map(box -> new Box(box.channels(), box.rows().within(shape.height()),
                box.columns().within(shape.width()))).toList());
    }

    /// The channels in which there is any.
    public Places channels() {
        return all(Box::channels);
    }

    /// The rows in which there is any.
    public Places rows() {
        return all(Box::rows);
    }

    /// The columns in which there is any.
    public Places columns() {
        return all(Box::columns);
    }

    private Places all(Function<Box, Places> axis) {
        return boxes.stream().map(axis).reduce(Places.NONE, Places::or);
    }

    /// The columns of one row in which there is any, of whatever channel.
    public Places columns(int row) {
        return boxes.stream().filter(box -> box.rows().contains(row)).map(Box::columns)
                .reduce(Places.NONE, Places::or);
    }

    /// The smallest region that holds all; nothing when there are none.
    public Optional<Region> region() {
        if (isEmpty()) return Optional.empty();
        Places rows = rows();
        Places columns = columns();
        return Optional.of(new Region(rows.first(), columns.first(), rows.last() - rows.first() + 1,
                columns.last() - columns.first() + 1));
    }

    /// The places of the map, channels left out: boxes with the one channel 0.
    public Units plane() {
        return new Units(boxes.stream().map(box -> new Box(Places.of(0), box.rows(), box.columns())).toList());
    }

    /// How many places of the map that is.
    public long area() {
        if (boxes.size() == 1)
            return (long) boxes.getFirst().rows().count() * boxes.getFirst().columns().count();
        return rows().stream().mapToLong(row -> columns(row).count()).sum();
    }
}
