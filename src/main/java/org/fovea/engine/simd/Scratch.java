package org.fovea.engine.simd;

import java.util.ArrayList;
import java.util.List;

/// Memory for intermediate results, lent out and taken back, so that work which repeats allocates nothing. All its arrays
/// together are never longer than those that were out at the same time.
public final class Scratch {
    /// Floats of an array so long that the collector gives it a place of its own, which begins where a page does.
    public static final int LONG = 1 << 20;
    /// The first float of such an array that begins a line of the caches: those of its header come before. Vectors that are
    /// read or written across two lines take twice as long.
    public static final int LINE = 12;

    /// The first place from `at` on where a line begins.
    public static int line(int at) {
        return Math.ceilDiv(at - LINE, 16) * 16 + LINE;
    }

    /// What may be lent, the shortest first.
    private final List<float[]> free = new ArrayList<>();
    /// The total length of what is out, of what is out or free, and the most that was ever out.
    private long out;
    private long all;
    private long most;

    /// An array of at least this length; it holds anything.
    public synchronized float[] take(int length) {
        int at = place(length);
        float[] array = at < free.size() ? free.remove(at) : made(length);
        out += array.length;
        most = Math.max(most, out);
        while (all > most)
            all -= free.removeFirst().length;
        return array;
    }

    private float[] made(int length) {
        all += length;
        return new float[length];
    }

    /// Takes an array back; its borrower does not touch it any more.
    public synchronized void give(float[] array) {
        out -= array.length;
        free.add(place(array.length), array);
    }

    /// The total length of the arrays it knows, lent or not.
    synchronized long length() {
        return all;
    }

    /// Where the first array of at least this length stands.
    private int place(int length) {
        int at = 0;
        while (at < free.size() && free.get(at).length < length)
            at++;
        return at;
    }
}
