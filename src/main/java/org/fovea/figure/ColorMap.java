package org.fovea.figure;

import org.fovea.project.Colors;

/// A row of 256 colours that values are looked up in; [ColorScale] says which value gets which.
///
/// Viridis and magma (Smith and van der Walt, 2015, CC0) are interpolated between published colours chosen so that no
/// entry is off by more than 1/255.
public final class ColorMap {
    public static final int SIZE = 256;
    /// Where [Colors#SIGNED] has its white; the colours lie symmetrically around it, from 1 to 255.
    static final int WHITE = 128;

    private static final ColorMap GREY = between(Colors.GREY, 0, 0x000000, 255, 0xffffff);
    private static final ColorMap VIRIDIS = between(Colors.VIRIDIS, 0, 0x440154, 20, 0x481d6f, 35, 0x46307e, 59,
            0x3d4d8a, 93, 0x2d708e, 132, 0x1f948c, 147, 0x1fa287, 162, 0x2ab07f, 179, 0x44bf70, 198, 0x6ccd5a, 223,
            0xaadc32, 237, 0xd0e11c, 244, 0xe2e418, 253, 0xf8e621, 255, 0xfde725);
    private static final ColorMap MAGMA = between(Colors.MAGMA, 0, 0x000004, 7, 0x03030f, 20, 0x0e0b2b, 38, 0x251255,
            48, 0x36106b, 58, 0x471078, 75, 0x621980, 105, 0x912b81, 133, 0xbf3a77, 152, 0xdc4869, 168, 0xef5d5e, 182,
            0xf8765c, 195, 0xfc8e64, 213, 0xfeb078, 239, 0xfde0a1, 255, 0xfcfdbf);
    private static final ColorMap SIGNED = between(Colors.SIGNED, 0, 0x2166ac, 1, 0x2166ac, WHITE, 0xf7f7f7, 255,
            0xb2182b);

    private final Colors colors;
    private final int[] table = new int[SIZE];

    private ColorMap(Colors colors) {
        this.colors = colors;
    }

    public static ColorMap of(Colors colors) {
        return switch (colors) {
            case GREY -> GREY;
            case VIRIDIS -> VIRIDIS;
            case MAGMA -> MAGMA;
            case SIGNED -> SIGNED;
        };
    }

    public Colors colors() {
        return colors;
    }

    /// Whether one colour in the middle stands for zero.
    public boolean signed() {
        return colors == Colors.SIGNED;
    }

    /// The opaque ARGB colour at an index from 0 to 255.
    public int argb(int index) {
        return table[index];
    }

    /// Puts colours in the place of indices from 0 to 255.
    void lookUp(int[] indices, int from, int to) {
        int[] colors = table;
        for (int i = from; i < to; i++) indices[i] = colors[indices[i]];
    }

    /// Straight lines between anchors, given as `index, colour, index, colour, …`.
    private static ColorMap between(Colors colors, int... anchors) {
        var map = new ColorMap(colors);
        for (int a = 0; a + 3 < anchors.length; a += 2)
            for (int i = anchors[a]; i <= anchors[a + 2]; i++)
                map.table[i] = mix(anchors[a + 1], anchors[a + 3],
                        (double) (i - anchors[a]) / (anchors[a + 2] - anchors[a]));
        return map;
    }

    private static int mix(int from, int to, double share) {
        int argb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int start = (from >> shift) & 255;
            int end = (to >> shift) & 255;
            argb = (argb << 8) | (int) Math.round(start + share * (end - start));
        }
        return argb;
    }
}
