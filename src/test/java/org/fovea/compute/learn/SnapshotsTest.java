package org.fovea.compute.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Dense;
import org.fovea.engine.train.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of a training.
class SnapshotsTest {
    private static Network network(int weights) {
        var dense = new Dense(new Tensor(new Shape(1, 1, weights), new float[weights]), new float[1]);
        return Network.chain(new Shape(weights, 1, 1), List.of(dense));
    }

    private static Snapshots after(int batches, Network network) {
        Snapshots kept = Snapshots.NONE;
        for (int n = 0; n <= batches; n++) kept = kept.with(new Snapshot(n / 10.0, n, network, null, 0));
        return kept;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 150, 199, 200, 201, 399, 400, 1001, 3372, 12345})
    void the_first_and_the_newest_stay_and_what_is_between_lies_evenly(int batches) {
        Snapshots kept = after(batches, network(3));
        List<Long> at = kept.all().stream().map(Snapshot::batches).toList();
        assertThat(at.getFirst()).isZero();
        assertThat(at.getLast()).isEqualTo(batches);
        assertThat(at).hasSizeLessThanOrEqualTo(Snapshots.MOST);
        if (batches >= Snapshots.MOST) assertThat(at).hasSizeGreaterThanOrEqualTo(Snapshots.MOST / 2);
        for (int i = 1; i + 1 < at.size(); i++)
            assertThat(at.get(i) - at.get(i - 1)).as("apart").isEqualTo(kept.every());
        if (at.size() > 1) assertThat(at.getLast() - at.get(at.size() - 2)).isBetween(1L, kept.every());
    }

    @Test
    void large_networks_leave_room_for_fewer() {
        Network large = network(1 << 20);
        Snapshots kept = after(200, large);
        assertThat(kept.size()).isBetween(8, 15);
        assertThat(kept.all().stream().mapToLong(Snapshot::bytes).sum()).isLessThanOrEqualTo(Snapshots.MEMORY);
    }

    @Test
    void answers_of_many_examples_take_room_too() {
        List<Score.Answer> answers = Collections.nCopies(50_000, new Score.Answer(0, 1, 1, 1, 1));
        Snapshots kept = Snapshots.NONE;
        for (int n = 0; n <= 400; n++)
            kept = kept.with(new Snapshot(n, n, network(3), new Score(0, answers), 0));
        assertThat(kept.all()).hasSizeBetween(10, 40);
    }

    @Test
    void of_a_huge_network_the_first_and_the_newest_are_kept() {
        Snapshots kept = after(9, network(20 << 20));
        assertThat(kept.all()).extracting(Snapshot::batches).containsExactly(0L, 9L);
    }

    @Test
    void the_same_moment_replaces_itself() {
        Network network = network(3);
        Snapshots kept = after(5, network).with(new Snapshot(0.5, 5, network, null, 0.25));
        assertThat(kept.size()).isEqualTo(6);
        assertThat(kept.all().getLast().loss()).isEqualTo(0.25);
    }

    @Test
    void the_nearest_moment_is_found() {
        Snapshots kept = after(20, network(3));
        assertThat(kept.at(0.74).batches()).isEqualTo(7);
        assertThat(kept.at(-3).batches()).isZero();
        assertThat(kept.at(99).batches()).isEqualTo(20);
    }
}
