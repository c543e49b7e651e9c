package org.fovea.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

final class OnnxPeerTest {

    @Test
    void it_computes_what_we_compute_run_after_run() {
        WholeLayer work = WholeLayer.of("w", new Shape(6, 17, 23), 4, new Axis(3, 2, 1), new Axis(5, 1, 2), 2,
                Padding.Named.VALID);
        Tensor x = work.x();
        Tensor ours = work.layer().forward(x, Machine.SCALAR, Cancel.NEVER);
        var peer = new OnnxPeer();
        assertThat(peer.covers(work)).isTrue();
        try (var prepared = peer.prepare(work, x, 2)) {
            for (int run = 0; run < 3; run++) prepared.run();
            assertThatCode(() -> Comparison.withOurs(work, x, ours, peer.name(), prepared.result()))
                    .doesNotThrowAnyException();
        }
    }
}
