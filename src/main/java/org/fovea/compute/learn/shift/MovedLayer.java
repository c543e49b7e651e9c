package org.fovea.compute.learn.shift;

import java.math.BigInteger;
import org.fovea.engine.Region;
import org.fovea.engine.field.Fraction;
import org.jspecify.annotations.Nullable;

/// What a shift of the picture did to the maps of one layer, all of them together.
///
/// @param layer its number, from 1 on
/// @param rows by how many places they should move down: the shift over the jump
/// @param columns by how many to the right
/// @param places whether outputs stand for places at all; those of a dense layer do not
/// @param aligned whether all paths to the layer have the same jump and the same centres, so that there is one way to move
/// @param down by how many whole places the maps are moved for the comparison: where `rows` is not whole, by the neighbour
///        with the smaller mean difference
/// @param right the same to the right
/// @param inside where neither of both maps sees a border or what came in; null where that is nowhere
/// @param equal how many values inside are the same to the last bit
/// @param largest the largest difference inside
/// @param mean the mean magnitude of the differences inside
/// @param size the mean magnitude of the values inside
/// @param tolerated of the windows of a pooling under which a value has changed, in how many the pooled value is what it was;
///        nothing of nothing for another layer
public record MovedLayer(int layer, Fraction rows, Fraction columns, boolean places, boolean aligned, int down,
        int right,
        @Nullable Region inside, Tally equal, float largest, double mean, double size, Tally tolerated) {

    /// Whether the maps can move by whole numbers of places.
    public boolean whole() {
        return places && rows.denominator().equals(BigInteger.ONE) && columns.denominator().equals(BigInteger.ONE);
    }

    /// Whether the maps moved along exactly, wherever they can.
    public boolean exact() {
        return inside != null && equal.complete();
    }

    /// The mean difference as a share of the mean value; 0 where there is none.
    public double off() {
        return size == 0 ? 0 : mean / size;
    }
}
