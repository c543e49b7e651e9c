package org.fovea.ui.compare;

import org.fovea.compute.Wirings;

/// What can be compared: a network, one of its layers, or a case of the book.
///
/// @param title for people
record Case(String title, Wirings layers) {
    @Override
    public String toString() {
        return title;
    }
}
