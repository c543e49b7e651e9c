package org.fovea.figure.reason;

import org.fovea.figure.Palette;
import org.fovea.figure.Pen;

/// The picture of what a value is made of.
sealed interface Part
        permits BarsPart, BetweenPart, ChainPart, CurvePart, GridPart, MatrixRowPart, StampPart, TermsPart {
    /// How much of the room it needs.
    double width(double room, double height);

    /// Draws it into the left of a room this wide.
    void draw(Pen pen, Palette palette, double room, double height);
}
