package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PaintTest {
    @Test
    void paint_over_paint_is_what_writing_one_after_the_other_gives() {
        var random = new Random(11);
        var expected = new float[200];
        Paint paint = Paint.NONE;
        for (int stroke = 0; stroke < 50; stroke++) {
            var touched = new TreeMap<Integer, Float>();
            for (int i = 0; i < 10; i++) touched.put(random.nextInt(200), random.nextFloat());
            var where = touched.keySet().stream().mapToInt(Integer::intValue).toArray();
            var values = new float[where.length];
            for (int i = 0; i < where.length; i++) {
                values[i] = touched.getOrDefault(where[i], 0f);
                expected[where[i]] = values[i];
            }
            paint = paint.over(where, values);
            var actual = new float[200];
            paint.applyTo(actual);
            assertThat(actual).isEqualTo(expected);
        }
        assertThat(paint.count()).isLessThanOrEqualTo(200);
    }
}
