package org.fovea.engine.simd;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Memory for intermediate results, lent out and taken back, so that work which repeats allocates nothing. It keeps at most
/// as many arrays as were out at the same time.
public final class Scratch {
    private final ConcurrentLinkedDeque<float[]> free = new ConcurrentLinkedDeque<>();

    /// An array of at least this length; it holds anything.
    public float[] take(int length) {
        for (var it = free.iterator(); it.hasNext();) {
            float[] array = it.next();
            if (array.length >= length && free.remove(array)) return array;
        }
        free.poll();
        return new float[length];
    }

    /// Takes an array back; its borrower does not touch it any more.
    public void give(float[] array) {
        free.push(array);
    }
}
