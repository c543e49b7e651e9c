package org.fovea.ui.compare;

import org.fovea.compute.Wirings;

/// What can be compared: a network, one of its layers, or a case of the book.
///
/// @param title for people
/// @param about which padding the counts are for, and for a case of the book its numbers
record Case(String title, String about, Wirings layers) {
    @Override
    public String toString() {
        return title;
    }
}
