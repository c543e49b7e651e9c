package org.fovea.figure;

/// The colour language, the same in every view and figure (ARGB).
///
/// @param field receptive field: outlines and connecting lines
/// @param fieldText its numbers
/// @param neuron output neuron, selection, accent
/// @param paddingGround the ground under the hatching of padding
/// @param paddingHatch the lines of that hatching
/// @param window behind everything
/// @param panel panels and cells
/// @param border one-pixel borders
/// @param text text
/// @param textQuiet secondary text
public record Palette(int field, int fieldText, int neuron, int paddingGround, int paddingHatch, int window, int panel,
        int border, int text, int textQuiet) {
    public static final Palette LIGHT = new Palette(0xfffb8f24, 0xffbc4c00, 0xff0969da, 0xffeaeef2, 0xffd8dee4,
            0xfff6f8fa, 0xffffffff, 0xffd8dee4, 0xff1f2328, 0xff57606a);
    public static final Palette DARK = new Palette(0xfffb8f24, 0xfff0883e, 0xff4493f8, 0xff161b22, 0xff30363d,
            0xff0d1117,
            0xff161b22, 0xff30363d, 0xffe6edf3, 0xff9198a1);

    /// The receptive field's tint, 20 % opaque.
    public int fieldTint() {
        return (field & 0xffffff) | 0x33000000;
    }

    /// The neuron's tint, 30 % opaque.
    public int neuronTint() {
        return faded(neuron, 0.3);
    }

    /// A colour with an opacity from 0 to 1.
    public static int faded(int argb, double opacity) {
        return (argb & 0xffffff) | ((int) Math.round(opacity * 255) << 24);
    }

    /// The colour of text on an opaque ground: dark or white, whichever stands out more.
    public static int inkOn(int ground) {
        return contrast(LIGHT.text, ground) >= contrast(0xffffffff, ground) ? LIGHT.text : 0xffffffff;
    }

    /// How much two opaque colours stand out from each other, 1 to 21, as WCAG 2 defines it.
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
    }

    private static double linear(int channel) {
        double value = (channel & 255) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
