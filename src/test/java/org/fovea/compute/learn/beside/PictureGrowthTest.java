package org.fovea.compute.learn.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.compute.learn.beside.PictureGrowth.Line;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.train.Loss;
import org.junit.jupiter.api.Test;

final class PictureGrowthTest {
    private final Network network = TwinTest.forDigits(28);
    private final Twin few = Twin.of(network, Loss.CROSS_ENTROPY, Match.PARAMETERS);
    private final Twin many = Twin.of(network, Loss.CROSS_ENTROPY, Match.UNITS);
    private final PictureGrowth growth = PictureGrowth.of(network, List.of(few, many));

    @Test
    void the_counts_are_those_of_networks_made_for_each_size() {
        assertThat(growth.lines()).extracting(line -> line.picture().height()).containsExactly(28, 56, 112, 224);
        for (Line line : growth.lines()) {
            Network larger = TwinTest.forDigits(line.picture().height());
            assertThat(line.convolutional()).isEqualTo(Sizes.of(larger, Loss.CROSS_ENTROPY).parameters());
            var twin = new Twin(Match.PARAMETERS, line.picture(), few.hidden(), 10, true);
            assertThat(line.full().getFirst()).isEqualTo(Sizes.of(twin.network(1), Loss.CROSS_ENTROPY).parameters());
        }
    }

    @Test
    void filters_stay_as_they_are_and_a_dense_layer_grows_with_the_area() {
        assertThat(growth.lines()).extracting(Line::shared).containsOnly(208L + 3216);
        Line first = growth.lines().getFirst();
        Line last = growth.lines().getLast();
        assertThat(last.convolutional() - last.shared() - 10)
                .isEqualTo(64 * (first.convolutional() - first.shared() - 10));
        assertThat(last.full()).containsExactly(14L * (224 * 224 + 11) + 10, 9408L * (224 * 224 + 11) + 10);
    }

    @Test
    void pictures_that_are_not_square_keep_their_proportions_and_channels() {
        Network other = Strokes.network(3, 12, 1);
        assertThat(PictureGrowth.of(other, List.of()).lines().getLast().picture()).isEqualTo(new Shape(1, 96, 96));
        assertThat(PictureGrowth.of(other, List.of()).lines().getLast().full()).isEmpty();
    }
}
