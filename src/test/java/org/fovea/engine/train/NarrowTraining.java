package org.fovea.engine.train;

import java.util.List;
import java.util.zip.CRC32;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// Started by [TrainerTest] in a Java with shorter vectors: trains, and says what was learned.
final class NarrowTraining {
    private NarrowTraining() {
    }

    /// A check sum of all numbers.
    static String learned() {
        var trainer = new Trainer(TrainerTest.network(), TrainerTest.settings(new Optimizer.Adam(), 0.01f, 33, 2),
                TrainerTest.bars(100), new Machine(Kernels.fastest(), 2));
        TrainerTest.run(trainer);
        var sum = new CRC32();
        Network network = trainer.network();
        for (List<float[]> arrays : LearnedNumbers.of(network))
            for (float[] array : arrays)
                for (float value : array) {
                    int bits = Float.floatToRawIntBits(value);
                    for (int shift = 0; shift < 32; shift += 8) sum.update(bits >>> shift);
                }
        return Long.toHexString(sum.getValue());
    }

    public static void main(String[] args) {
        System.out.println(learned());
    }
}
