package org.fovea.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Paint;
import org.junit.jupiter.api.Test;

class BrushTest {
    private static final Shape RGB = new Shape(3, 20, 30);

    private static float[] painted(Paint paint, Shape shape) {
        var pixels = new float[shape.size()];
        paint.applyTo(pixels);
        return pixels;
    }

    @Test
    void the_smallest_brush_paints_one_pixel_in_every_channel() {
        Paint paint = Brush.stroke(Paint.NONE, RGB, new Cell(4, 5), new Cell(4, 5), 1, Color.color(1, 0.5, 0.25));
        assertThat(paint.count()).isEqualTo(3);
        float[] pixels = painted(paint, RGB);
        assertThat(pixels[RGB.index(0, 4, 5)]).isEqualTo(1);
        assertThat(pixels[RGB.index(1, 4, 5)]).isEqualTo(0.5f);
        assertThat(pixels[RGB.index(2, 4, 5)]).isEqualTo(0.25f);
    }

    @Test
    void a_fast_stroke_leaves_no_gaps() {
        Paint paint = Brush.stroke(Paint.NONE, RGB, new Cell(2, 3), new Cell(17, 26), 1, Color.WHITE);
        float[] pixels = painted(paint, RGB);
        for (int j = 3; j <= 26; j++) {
            float column = 0;
            for (int i = 0; i < 20; i++) column += pixels[RGB.index(0, i, j)];
            assertThat(column).as("column %d", j).isPositive();
        }
    }

    @Test
    void what_lies_outside_the_input_is_left_away() {
        Paint paint = Brush.stroke(Paint.NONE, RGB, new Cell(-40, -40), new Cell(-30, -30), 9, Color.WHITE);
        assertThat(paint.isEmpty()).isTrue();
        assertThat(Brush.stroke(Paint.NONE, RGB, new Cell(-1, 29), new Cell(-1, 29), 5, Color.WHITE).isEmpty())
                .isFalse();
    }

    @Test
    void on_a_grey_input_a_colour_becomes_its_luma() {
        var gray = new Shape(1, 5, 5);
        Paint paint = Brush.stroke(Paint.NONE, gray, new Cell(2, 2), new Cell(2, 2), 1, Color.RED);
        assertThat(painted(paint, gray)[12]).isEqualTo(0.299f);
    }
}
