package org.fovea.ui.export;

/// How something is saved.
///
/// @param kind as a picture or as numbers
/// @param sizing how the size of a picture is given
/// @param factor pixels per cell, or times as large where there are no cells, for [Sizing#TIMES]
/// @param centimeters width on paper, for [Sizing#CENTIMETERS]
/// @param dpi dots per inch, likewise
/// @param colorBar with the colour bar below a feature map
/// @param caption with a line that says what is seen
/// @param transparent nothing behind the picture instead of white
record ExportChoice(Kind kind, Sizing sizing, int factor, double centimeters, double dpi,
        boolean colorBar, boolean caption, boolean transparent) {
    enum Sizing {
        ONE_TO_ONE("1 : 1"), TIMES("× N"), CENTIMETERS("cm");

        final String title;

        Sizing(String title) {
            this.title = title;
        }
    }

    enum Kind {
        PNG, NPY, CSV
    }

    /// How many pixels a cell of the figure gets.
    int zoom() {
        return sizing == Sizing.TIMES ? factor : 1;
    }
}
