package org.fovea.figure.learn.shift;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fovea.compute.learn.shift.MovedLayer;
import org.fovea.compute.learn.shift.ShiftLab;
import org.fovea.compute.learn.shift.Tally;
import org.fovea.engine.field.Fraction;
import org.fovea.figure.CountText;
import org.fovea.figure.NumberText;

/// What the shift lab says in words and in its table.
public final class ShiftText {
    /// What stands above the columns of [#cells].
    public static final List<String> HEAD = List.of("layer", "jump", "should move", "moved along", "difference",
            "pooled alike");
    /// What each column says, for those who ask.
    public static final List<String> ABOUT = List.of("The name of the layer",
            "How many pixels of the picture lie between neighbouring values",
            "By how many rows and columns the maps should move: the shift over the jump",
            "How many values are the same to the last bit as in the moved map, of those that see no border",
            "The mean difference there, as a share of the mean value",
            "Of the windows of a pooling under which a value has changed, in how many the pooled value stayed the same");
    private static final String NOTHING = "–";

    private ShiftText() {
    }

    /// What was done to a picture or a map: `moved 1 down, 2 right`.
    static String moved(int down, int right) {
        return down == 0 && right == 0 ? "where it was" : "moved " + shift(down, right);
    }

    /// `1 down, 2 right`; `not at all`.
    private static String shift(int down, int right) {
        var parts = new ArrayList<String>();
        if (down != 0) parts.add(Math.abs(down) + (down > 0 ? " down" : " up"));
        if (right != 0) parts.add(Math.abs(right) + (right > 0 ? " right" : " left"));
        return parts.isEmpty() ? "not at all" : String.join(", ", parts);
    }

    /// `1/2 down, 1 right`
    private static String shift(Fraction down, Fraction right) {
        var parts = new ArrayList<String>();
        if (!down.equals(Fraction.ZERO)) parts.add(size(down) + (positive(down) ? " down" : " up"));
        if (!right.equals(Fraction.ZERO)) parts.add(size(right) + (positive(right) ? " right" : " left"));
        return parts.isEmpty() ? "not at all" : String.join(", ", parts);
    }

    private static boolean positive(Fraction fraction) {
        return fraction.compareTo(Fraction.ZERO) > 0;
    }

    private static Fraction size(Fraction fraction) {
        return positive(fraction) ? fraction : Fraction.ZERO.minus(fraction);
    }

    /// A line of the table.
    ///
    /// @param rowJump of the layer, from row to row
    /// @param columnJump from column to column
    public static List<String> cells(String name, Fraction rowJump, Fraction columnJump, MovedLayer moved) {
        return List.of(name,
                !moved.places()
                        ? "sees all"
                        : rowJump.equals(columnJump) ? rowJump.toString() : rowJump + " × " + columnJump,
                moved.places() ? shift(moved.rows(), moved.columns()) : NOTHING,
                moved.inside() == null ? NOTHING : share(moved.equal()),
                moved.inside() == null ? NOTHING : percent(moved.off()), share(moved.tolerated()));
    }

    /// What happened to the layer that is shown, in a few sentences.
    ///
    /// @param name of the layer
    public static String verdict(ShiftLab lab, String name) {
        MovedLayer layer = lab.layer();
        if (lab.wish().down() == 0 && lab.wish().right() == 0)
            return "Drag the picture, or press the arrow keys, to move it; the maps move along.";
        String moved = "Moved " + words(Fraction.of(lab.wish().down()), Fraction.of(lab.wish().right()), "pixel")
                + ": ";
        if (!layer.places())
            return moved + "every value of %s sees the whole picture, so there is no place that could move along."
                    .formatted(name);
        if (layer.inside() == null)
            return moved + "every value of %s now sees a border or what came in; there is nothing to compare."
                    .formatted(name) + tolerated(layer);
        return moved + followed(lab, name) + tolerated(layer);
    }

    private static String followed(ShiftLab lab, String name) {
        MovedLayer layer = lab.layer();
        String places = words(layer.rows(), layer.columns(), "place");
        if (!layer.whole())
            return ("the maps of %s should move %s, which they cannot, having a value only every %s. %s comes nearest, and "
                    + "is off by %s of the mean value.").formatted(name, places, jump(lab),
                            layer.down() == 0 && layer.right() == 0
                                    ? "Staying where they are"
                                    : "Moving "
                                            + words(Fraction.of(layer.down()), Fraction.of(layer.right()), "place"),
                            percent(layer.off()));
        if (layer.exact())
            return "the maps of %s move %s, and all %s values that see no border are the same to the last bit."
                    .formatted(
                            name, places, CountText.of(layer.equal().all()));
        return "the maps of %s should move %s; %s of the values that see no border are the same, the others differ by up to %s%s."
                .formatted(name, places, share(layer.equal()), NumberText.of(layer.largest(), 7),
                        layer.aligned() ? "" : ": branches meet that do not lie over each other");
    }

    /// `1 pixel down and 2 pixels right`
    private static String words(Fraction down, Fraction right, String unit) {
        var parts = new ArrayList<String>();
        if (!down.equals(Fraction.ZERO)) parts.add(counted(size(down), unit) + (positive(down) ? " down" : " up"));
        if (!right.equals(Fraction.ZERO))
            parts.add(counted(size(right), unit) + (positive(right) ? " right" : " left"));
        return parts.isEmpty() ? "not at all" : String.join(" and ", parts);
    }

    private static String counted(Fraction count, String unit) {
        return count + " " + unit + (count.compareTo(Fraction.ONE) > 0 ? "s" : "");
    }

    /// `2 pixels`
    private static String jump(ShiftLab lab) {
        MovedLayer layer = lab.layer();
        boolean rows = !layer.rows().denominator().equals(BigInteger.ONE);
        Fraction jump = rows
                ? Fraction.of(lab.wish().down()).times(layer.rows().inverse())
                : Fraction.of(lab.wish().right()).times(layer.columns().inverse());
        return counted(jump, "pixel");
    }

    /// How a pooling tolerates a shift.
    private static String tolerated(MovedLayer layer) {
        return layer.tolerated().all() == 0
                ? ""
                : " Pooling tolerates some of it: of %s windows with a changed value, %s still pool to the same value."
                        .formatted(
                                CountText.of(layer.tolerated().all()), share(layer.tolerated()));
    }

    private static String share(Tally tally) {
        return tally.all() == 0 ? NOTHING : tally.complete() ? "100 %" : percent(tally.share());
    }

    /// Digits enough that nothing incomplete is called complete.
    private static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.05) return "< 0.1 %";
        if (percent >= 99.95 && percent < 100) return "> 99.9 %";
        return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
    }
}
