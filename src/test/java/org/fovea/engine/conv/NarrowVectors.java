package org.fovea.engine.conv;

import org.fovea.engine.simd.Kernels;

/// Started by [AlgorithmsTest] in a Java with short vectors: tries the algorithms and says what they ran on.
final class NarrowVectors {
    private NarrowVectors() {
    }

    public static void main(String[] args) {
        for (Algorithm algorithm : AlgorithmsTest.algorithms())
            if (!algorithm.kernels().equals(Kernels.SCALAR)) AlgorithmsTest.tryOut(algorithm, 250);
        System.out.println(Kernels.fastest().name());
    }
}
