package org.fovea.ui.learn.features;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.fovea.compute.learn.feature.AscentSettings;
import org.fovea.compute.learn.feature.Nets;
import org.fovea.compute.learn.feature.RandomPictures;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.session.Latest.Turn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeatureWorkTest {
    private static final RandomPictures PICTURES = new RandomPictures(150, new Shape(1, 12, 13), 1);
    private static final List<String> NAMES = List.of("conv1", "pool1", "conv2", "pool2", "flat", "scores");
    private static final AscentChoice SHORT = new AscentChoice(false, new AscentSettings(24, 0.05, 0, 0, 0.1, 0, 1));

    private final List<Found> shown = new ArrayList<>();

    private static Subject subject(long seed) {
        return new Subject(Nets.classifier(PICTURES.input(), 3, true, seed), NAMES, List.of("a", "b", "c"), PICTURES,
                150);
    }

    /// @param newest what waits while it runs
    private static Turn<Wish> turn(@Nullable Wish newest) {
        return new Turn<>() {
            @Override
            public boolean requested() {
                return newest != null;
            }

            @Override
            public @Nullable Wish newest() {
                return newest;
            }
        };
    }

    private static FeatureWork work() {
        return new FeatureWork(Machine.fastest(), () -> true);
    }

    @Test
    void filters_come_first_then_a_few_pictures_then_all_of_them() {
        Found end = work().run(new Wish(subject(1), new Place(3, 1), SHORT, 0, false), turn(null), shown::add);
        assertThat(shown.getFirst().looked()).isZero();
        assertThat(shown.getFirst().cards()).hasSize(5)
                .allSatisfy(card -> assertThat(card.weights()).isNotNull());
        assertThat(shown).extracting(Found::looked).isSorted().contains(120);
        assertThat(shown).noneMatch(Found::complete);
        assertThat(end.looked()).isEqualTo(150);
        assertThat(end.complete()).isTrue();
        assertThat(end.cards()).allSatisfy(card -> assertThat(card.ascent()).isNotNull());
        assertThat(requireNonNull(end.climb()).stage().values()).hasSize(24);
        assertThat(requireNonNull(end.links()).byWeights()).hasSize(4)
                .allSatisfy(link -> assertThat(link.picture()).isNotNull());
        assertThat(requireNonNull(end.links()).above()).hasSize(3);
    }

    @Test
    void what_is_known_of_a_network_is_not_found_again() {
        FeatureWork work = work();
        Subject subject = subject(1);
        Found first = work.run(new Wish(subject, new Place(3, 1), SHORT, 0, false), turn(null), shown::add);
        shown.clear();
        Found second = work.run(new Wish(subject, new Place(3, 2), SHORT, 0, false), turn(null), shown::add);
        assertThat(second.gallery().patches()).isSameAs(first.gallery().patches());
        assertThat(second.cards().get(1)).isSameAs(first.cards().get(1));
        assertThat(shown).allSatisfy(found -> assertThat(found.looked()).isEqualTo(150));
        Found other = work.run(new Wish(subject(2), new Place(3, 2), SHORT, 0, false), turn(null), shown::add);
        assertThat(other.gallery().patches()).isNotSameAs(first.gallery().patches());
    }

    @Test
    void other_settings_of_the_ascent_keep_the_patches_and_change_the_pictures() {
        FeatureWork work = work();
        Subject subject = subject(1);
        Found first = work.run(new Wish(subject, new Place(1, 0), SHORT, 0, false), turn(null), shown::add);
        var longer = new AscentChoice(true, new AscentSettings(30, 0.05, 0, 0, 0.1, 0, 1));
        Found second = work.run(new Wish(subject, new Place(1, 0), longer, 0, false), turn(null), shown::add);
        assertThat(second.gallery().patches()).isSameAs(first.gallery().patches());
        assertThat(requireNonNull(second.climb()).stage().values()).hasSize(30);
    }

    @Test
    void of_networks_that_follow_each_other_while_they_learn_each_is_finished() {
        var now = new Wish(subject(1), new Place(1, 0), SHORT, 0, true);
        var next = new Wish(subject(2), new Place(1, 0), SHORT, 0, true);
        assertThat(work().run(now, turn(next), shown::add).complete()).isTrue();
        var elsewhere = new Wish(subject(2), new Place(3, 0), SHORT, 0, true);
        assertThatThrownBy(() -> work().run(now, turn(elsewhere), shown::add))
                .isInstanceOf(CancellationException.class);
        var back = new Wish(subject(2), new Place(1, 0), SHORT, 0, false);
        assertThatThrownBy(() -> work().run(now, turn(back), shown::add)).isInstanceOf(CancellationException.class);
    }

    @Test
    void nobody_looking_ends_it() {
        assertThatThrownBy(() -> new FeatureWork(Machine.fastest(), () -> false)
                .run(new Wish(subject(1), new Place(1, 0), SHORT, 0, false), turn(null), shown::add))
                .isInstanceOf(CancellationException.class);
        assertThat(shown).isEmpty();
    }
}
