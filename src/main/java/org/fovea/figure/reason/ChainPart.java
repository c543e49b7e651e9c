package org.fovea.figure.reason;

import java.util.List;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Turn;

/// Numbers in boxes with signs between them: `x − mean ÷ deviation = y`.
///
/// @param signs between the boxes, one fewer
/// @param reached how many of the boxes had their turn, of which the last one is pointed out and the others are empty;
///        [ReasonFigure#WHOLE] where nobody steps through them
record ChainPart(List<Box> boxes, List<String> signs, int reached) implements Part {
    /// Where a number comes from, which decides its frame.
    enum Role {
        /// Read from an input.
        READ,
        /// Read from the padding.
        PADDING,
        /// A parameter of the layer.
        LEARNED,
        /// What comes out.
        MADE
    }

    /// @param name whose number it is
    /// @param place where it was read; may be empty
    record Box(String name, String place, String value, Role role) {
    }

    private static final double NARROWEST = 62;
    private static final double HIGH = 34;
    private static final double SIGN = 26;
    private static final double TEXT = 12;
    private static final double CHARACTER = 7.4;

    @Override
    public double width(double room, double height) {
        double wide = boxes.stream().mapToDouble(ChainPart::wide).sum() + SIGN * signs.size();
        return wide <= room ? wide : 0;
    }

    private static double wide(Box box) {
        return Math.max(NARROWEST, Math.max(box.name().length(), box.value().length()) * CHARACTER + 16);
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        double x = 0;
        double top = Math.floor(height / 2 - HIGH / 2);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            double wide = wide(box);
            if (box.role() == Role.PADDING)
                pen.hatch(x, top, wide, HIGH, palette.paddingGround(), palette.paddingHatch());
            pen.outline(x + 1, top + 1, wide - 2, HIGH - 2, 2, switch (box.role()) {
                case READ -> palette.field();
                case PADDING, LEARNED -> palette.border();
                case MADE -> palette.neuron();
            });
            pen.text(x + wide / 2, top - 12, box.name(), Face.WORDS, TEXT, Anchor.CENTER, palette.textQuiet());
            pen.text(x + wide / 2, top + HIGH + 12, box.place(), Face.NUMBERS, TEXT, Anchor.CENTER,
                    box.role() == Role.MADE ? palette.neuron() : palette.fieldText());
            if (i < reached)
                pen.text(x + wide / 2, top + HIGH / 2, box.value(), Face.NUMBERS, TEXT + 1, Anchor.CENTER,
                        palette.text());
            if (i == reached - 1) Turn.outline(pen, palette, x + 4, top + 4, wide - 8, HIGH - 8);
            x += wide;
            if (i < signs.size()) {
                pen.text(x + SIGN / 2, top + HIGH / 2, signs.get(i), Face.NUMBERS, 18, Anchor.CENTER,
                        palette.textQuiet());
                x += SIGN;
            }
        }
    }
}
