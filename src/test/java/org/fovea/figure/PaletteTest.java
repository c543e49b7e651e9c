package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.engine.Tensor;
import org.fovea.project.Colors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @ParameterizedTest
    @EnumSource(Colors.class)
    void numbers_are_readable_on_every_colour_of_every_map(Colors colors) {
        for (int i = 0; i < ColorMap.SIZE; i++) {
            int ground = ColorMap.of(colors).argb(i);
            assertThat(Palette.contrast(Palette.inkOn(ground), ground)).isGreaterThan(3.8);
        }
    }

    @Test
    void contrast_is_the_one_of_wcag() {
        assertThat(Palette.contrast(0xff000000, 0xffffffff)).isEqualTo(21);
        assertThat(Palette.contrast(0xff777777, 0xffffffff)).isBetween(4.4, 4.5);
    }

    @Test
    void text_is_readable_on_the_ground_of_both_palettes() {
        for (Palette palette : new Palette[]{Palette.LIGHT, Palette.DARK})
            for (int ground : new int[]{palette.window(), palette.panel(), palette.paddingGround()}) {
                assertThat(Palette.contrast(palette.text(), ground)).isGreaterThan(7);
                assertThat(Palette.contrast(palette.textQuiet(), ground)).isGreaterThan(4.5);
            }
    }

    @Test
    void tints_are_a_fifth_and_three_tenths_opaque() {
        assertThat(Palette.LIGHT.fieldTint()).isEqualTo(0x33fb8f24);
        assertThat(Palette.LIGHT.neuronTint()).isEqualTo(0x4d0969da);
    }

    @Test
    void an_icon_has_whole_pixels_per_weight_in_the_middle() {
        var weights = Tensor.plane(7, 7, new float[49]).with(24, 1);
        Raster icon = FilterFigure.icon(weights, 16);
        assertThat(icon.argb[0]).isZero();
        assertThat(icon.argb[16 + 1]).isEqualTo(0xfff7f7f7);
        for (int y = 7; y < 9; y++)
            for (int x = 7; x < 9; x++) assertThat(icon.argb[y * 16 + x]).isEqualTo(0xffb2182b);
        assertThat(java.util.Arrays.stream(icon.argb).filter(p -> p == 0xffb2182b).count()).isEqualTo(4);
        assertThat(FilterFigure.icon(Tensor.plane(31, 31, new float[961]), 16).argb).doesNotContain(0);
    }
}
