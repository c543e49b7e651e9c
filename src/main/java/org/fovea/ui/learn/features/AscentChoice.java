package org.fovea.ui.learn.features;

import org.fovea.compute.learn.feature.Ascent.Goal;
import org.fovea.compute.learn.feature.AscentSettings;
import org.fovea.figure.learn.feature.Gallery;
import org.jspecify.annotations.Nullable;

/// How pictures are made by ascent.
///
/// @param mean whether for the mean of a map, instead of for the unit in its middle
/// @param settings the same for all; null for those that suit each map
record AscentChoice(boolean mean, @Nullable AscentSettings settings) {
    static final AscentChoice USUAL = new AscentChoice(false, null);

    Goal goal(Place place) {
        return mean ? new Goal.Mean(place.node(), place.map()) : new Goal.Centre(place.node(), place.map());
    }

    AscentSettings settings(Gallery gallery, Place place) {
        return settings == null ? gallery.suited(place.node(), place.map()) : settings;
    }
}
