package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Arithmetic;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static Project random(Random random) {
        var layers = new ArrayList<Layer>();
        int count = 1 + random.nextInt(12);
        for (int n = 1; n <= count; n++)
            layers.add(Layer.of("sum" + n, new Operation(new Arithmetic(Arithmetic.Operator.ADD)), random.nextInt(n),
                    random.nextInt(n)));
        return new Project(Picture.of(new Source.Pasted("noise"), Projects.noise(new Shape(1, 3, 4), 1)), layers);
    }

    @Test
    void what_is_on_screen_comes_before_what_is_not_and_every_layer_after_what_it_reads() {
        var random = new Random(12);
        for (int turn = 0; turn < 300; turn++) {
            Project project = random(random);
            int count = project.layers().size();
            int stage = 1 + random.nextInt(count);
            var seen = new HashSet<Integer>();
            for (int i = random.nextInt(4); i > 0; i--) seen.add(1 + random.nextInt(count));
            List<Integer> order = Order.behind(project, stage, seen);
            boolean[] before = Order.needed(project, Set.of(stage));
            boolean[] wanted = Order.needed(project, seen);
            var done = new HashSet<Integer>(Set.of(0));
            for (int n = 1; n <= count; n++) if (before[n]) done.add(n);
            boolean others = false;
            for (int n : order) {
                assertThat(done).containsAll(project.layer(n).inputs());
                assertThat(done.add(n)).as("layer %d once", n).isTrue();
                others |= !wanted[n];
                assertThat(wanted[n] && others).as("layer %d of %s, on screen %s", n, order, seen).isFalse();
            }
            assertThat(done).hasSize(count + 1);
        }
    }
}
