package org.fovea.figure;

import org.fovea.figure.NumberText.Form;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The colours of a scale from low to high, with their values below; zero is marked where it lies between them.
public record ColorBarFigure(ColorScale scale, double width) implements Figure {
    private static final double BAR = 8;
    private static final double LABEL = 12;
    private static final double ROOM = 8;

    @Override
    public double height() {
        return BAR + 20;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.image(0, 0, width, BAR, colors());
        pen.outline(0.5, 0.5, width - 1, BAR - 1, 1, palette.border());
        NumberText numbers = labels(scale.low(), scale.high());
        String low = numbers.text(scale.low());
        String high = numbers.text(scale.high());
        label(pen, palette, 0, low, Anchor.LEFT);
        if (scale.low() == scale.high()) return;
        label(pen, palette, width, high, Anchor.RIGHT);
        boolean zero = scale.low() < 0 && scale.high() > 0;
        double middle = zero ? 0 : ((double) scale.low() + scale.high()) / 2;
        double x = width * (middle - scale.low()) / ((double) scale.high() - scale.low());
        String text = numbers.text((float) middle);
        if (zero) pen.line(x, 0, x, BAR + 3, 1, palette.text());
        double half = measure(pen, text) / 2;
        if (x - half >= measure(pen, low) + ROOM && x + half <= width - measure(pen, high) - ROOM)
            label(pen, palette, x, text, Anchor.CENTER);
    }

    /// Labels show about three digits, and what does not fit those in full.
    static NumberText labels(float low, float high) {
        NumberText brief = NumberText.ranging(low, high, low < 0 ? 5 : 4);
        return new NumberText(8, brief.decimals(), brief.form() == Form.BARE ? Form.PLAIN : brief.form());
    }

    private Raster colors() {
        var argb = new int[ColorMap.SIZE];
        double span = (double) scale.high() - scale.low();
        for (int i = 0; i < argb.length; i++)
            argb[i] = scale.argb((float) (scale.low() + span * i / (argb.length - 1)));
        return new Raster(argb.length, 1, argb);
    }

    private static double measure(Pen pen, String text) {
        return pen.textWidth(text, Face.NUMBERS, LABEL);
    }

    private static void label(Pen pen, Palette palette, double x, String text, Anchor anchor) {
        pen.text(x, BAR + 12, text, Face.NUMBERS, LABEL, anchor, palette.textQuiet());
    }
}
