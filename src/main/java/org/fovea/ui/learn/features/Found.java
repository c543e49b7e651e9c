package org.fovea.ui.learn.features;

import java.util.List;
import org.fovea.compute.learn.feature.Ascent.Stage;
import org.fovea.compute.learn.feature.Combination;
import org.fovea.figure.learn.feature.Gallery;
import org.fovea.figure.learn.feature.LinksFigure.End;
import org.fovea.figure.learn.feature.MapCard;
import org.fovea.figure.learn.feature.Thumbnail;
import org.jspecify.annotations.Nullable;

/// What is known by now.
///
/// @param cards of all maps of the layer
/// @param links of the chosen map; null until they are known
/// @param climb the ascent for the chosen map; null before it begins
/// @param looked how many examples have been looked at
/// @param complete whether nothing more is to come
record Found(Wish wish, Gallery gallery, List<MapCard> cards, @Nullable Links links, @Nullable Climb climb, int looked,
        boolean complete) {

    /// Which maps a map combines and is combined by.
    ///
    /// @param combination with what each contributes on pictures
    /// @param byWeights the ends below, by their weights
    /// @param onPictures the ends below, by what they contribute
    /// @param above the ends above
    record Links(Combination combination, List<End> byWeights, List<End> onPictures, List<End> above) {
    }

    /// How far a picture by ascent is.
    ///
    /// @param picture cut to what its goal sees
    /// @param steps how many there are to be
    record Climb(Stage stage, Thumbnail picture, int steps) {
    }

    MapCard chosen() {
        return cards.get(wish.place().map());
    }
}
