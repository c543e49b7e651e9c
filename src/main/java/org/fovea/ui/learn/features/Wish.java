package org.fovea.ui.learn.features;

/// What is to be found out: all maps of the layer of one place, and more about that one.
///
/// @param epochs how many had passed for this network; 0 where it has learned nothing here
/// @param live whether the network is learning at the moment, so that the next one will be there soon
record Wish(Subject subject, Place place, AscentChoice ascent, double epochs, boolean live) {

    /// Whether the work on this is in vain when the other is wanted. Of networks that follow each other while they learn, each
    /// is finished: otherwise none would be.
    boolean outdated(Wish newer) {
        boolean follows = live && newer.live && !subject.same(newer.subject);
        return !(follows && place.equals(newer.place) && ascent.equals(newer.ascent));
    }

    /// Whether what is found for this may be seen while the newer one is wanted: it is of the same network, or of that network at
    /// an earlier moment while it learns.
    boolean seenFor(Wish newer) {
        boolean earlier = live && newer.live && epochs <= newer.epochs && subject.learnsLike(newer.subject);
        return place.equals(newer.place) && (earlier || subject.same(newer.subject));
    }
}
