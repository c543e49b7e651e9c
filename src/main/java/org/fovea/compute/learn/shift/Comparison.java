package org.fovea.compute.learn.shift;

import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.jspecify.annotations.Nullable;

/// The maps of a moved picture beside those of the picture, moved by whole places.
///
/// @param down by how many places the maps were moved
/// @param inside where they can be compared; null for nowhere
/// @param equal how many values there are the same
/// @param largest difference
/// @param mean magnitude of the differences; infinite where nothing can be compared
/// @param size mean magnitude of the values
record Comparison(int down, int right, @Nullable Region inside, Tally equal, float largest, double mean, double size) {

    /// @param a maps of the picture
    /// @param b maps of the moved picture
    /// @param rows the first one that can be compared, and the one after the last
    static Comparison of(Tensor a, Tensor b, int down, int right, int[] rows, int[] columns) {
        if (rows[1] <= rows[0] || columns[1] <= columns[0])
            return new Comparison(down, right, null, new Tally(0, 0), 0, Double.POSITIVE_INFINITY, 0);
        long equal = 0;
        float largest = 0;
        double differences = 0;
        double values = 0;
        for (int c = 0; c < a.shape.channels(); c++)
            for (int i = rows[0]; i < rows[1]; i++)
                for (int j = columns[0]; j < columns[1]; j++) {
                    float was = a.at(c, i - down, j - right);
                    float is = b.at(c, i, j);
                    values += Math.abs(was);
                    if (was == is) equal++;
                    else {
                        float off = Math.abs(is - was);
                        largest = Math.max(largest, off);
                        differences += off;
                    }
                }
        var inside = new Region(rows[0], columns[0], rows[1] - rows[0], columns[1] - columns[0]);
        long all = (long) a.shape.channels() * inside.height() * inside.width();
        return new Comparison(down, right, inside, new Tally(equal, all), largest, differences / all, values / all);
    }
}
