package org.fovea.figure.learn.feature;

import java.util.List;
import org.fovea.compute.learn.feature.TopPatches.Hit;
import org.fovea.engine.Region;
import org.jspecify.annotations.Nullable;

/// What is known of one map.
///
/// @param node of its layer
/// @param map which of its maps
/// @param layer what its layer is called
/// @param name what it is called in it: `map 5`, or the class whose score it is
/// @param weights its filter, or that of the map it only passes on; null where there is none
/// @param ascent the picture made by gradient ascent, cut to the receptive field; null until it is there
/// @param patches the patches that excite it most, the strongest first; empty until they are there
/// @param note what is to be said where there is nothing to show; may be empty
public record MapCard(int node, int map, String layer, String name, @Nullable Thumbnail weights,
        @Nullable Thumbnail ascent, List<Patch> patches, String note) {

    /// A patch of a picture.
    ///
    /// @param cut what the unit sees
    /// @param whole the whole picture
    /// @param seen where in the picture it looks, padding included
    /// @param rows of the picture
    /// @param columns of the picture
    /// @param label the class of the picture; empty where there is none
    public record Patch(Thumbnail cut, Thumbnail whole, Region seen, int rows, int columns, Hit hit, String label) {
        /// Whether the unit sees the whole picture.
        boolean everything() {
            return seen.top() <= 0 && seen.left() <= 0 && seen.bottom() >= rows && seen.right() >= columns;
        }
    }

    public MapCard {
        patches = List.copyOf(patches);
    }

    /// For people: `conv2 · map 5`.
    public String title() {
        return layer + " · " + name;
    }

    public MapCard withAscent(Thumbnail changed) {
        return new MapCard(node, map, layer, name, weights, changed, patches, note);
    }

    /// The picture that stands for it: the one made by ascent, else the patch that excites it most, else its weights.
    public @Nullable Thumbnail face() {
        if (ascent != null) return ascent;
        return patches.isEmpty() ? weights : patches.getFirst().cut();
    }
}
