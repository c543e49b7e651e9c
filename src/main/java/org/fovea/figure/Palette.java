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
}
