package org.fovea.engine.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.fovea.engine.Window;
import org.junit.jupiter.api.Test;

class FieldTest {
    private final Random random = new Random(3);

    @Test
    void stacking_is_associative() {
        for (int n = 0; n < 10_000; n++) {
            Field a = field();
            Field b = field();
            Field c = field();
            assertThat(a.then(b).then(c)).isEqualTo(a.then(b.then(c)));
        }
    }

    @Test
    void a_single_pixel_is_the_identity() {
        for (int n = 0; n < 1000; n++) {
            Field a = field();
            assertThat(a.then(Field.PIXEL)).isEqualTo(a);
            assertThat(Field.PIXEL.then(a)).isEqualTo(a);
        }
    }

    @Test
    void a_chain_sees_what_walking_through_its_taps_finds() {
        for (int n = 0; n < 500; n++) {
            var chain = new ArrayList<Window>();
            Field field = Field.PIXEL;
            for (int depth = random.nextInt(4); depth >= 0; depth--) {
                chain.add(window());
                field = field.then(Field.of(chain.getLast()));
            }
            for (int output = 0; output < 3; output++) {
                NavigableSet<Integer> seen = seen(chain, output);
                assertThat(field.first(output)).as("%s", chain).isEqualTo(seen.first());
                assertThat(field.last(output)).as("%s", chain).isEqualTo(seen.last());
            }
        }
    }

    @Test
    void the_first_layers_of_vgg_16_have_the_published_fields() {
        Field convolution = Field.of(new Window(3, 1, 1, 1, 1));
        Field pooling = Field.of(new Window(2, 2, 0, 0, 1));
        Field field = convolution.then(convolution).then(pooling);
        assertThat(field).isEqualTo(new Field(6, 2, -2));
        field = field.then(convolution).then(convolution).then(pooling);
        assertThat(field).isEqualTo(new Field(16, 4, -6));
        field = field.then(convolution).then(convolution).then(convolution).then(pooling);
        assertThat(field).isEqualTo(new Field(44, 8, -18));
    }

    private static NavigableSet<Integer> seen(List<Window> chain, int output) {
        NavigableSet<Integer> rows = new TreeSet<>(List.of(output));
        for (Window window : chain.reversed()) {
            var below = new TreeSet<Integer>();
            for (int row : rows) for (int tap = 0; tap < window.size(); tap++) below.add(window.row(row, tap));
            rows = below;
        }
        return rows;
    }

    private Field field() {
        return new Field(1 + random.nextInt(9), 1 + random.nextInt(4), random.nextInt(9) - 6);
    }

    private Window window() {
        return new Window(1 + random.nextInt(5), 1 + random.nextInt(3), random.nextInt(4), random.nextInt(4),
                1 + random.nextInt(3));
    }
}
