package org.fovea.engine.simd;

import java.util.ArrayList;
import java.util.List;

/// Memory for intermediate results, lent out and taken back, so that work which repeats allocates nothing.
///
/// Arrays of [#LONG] and more are lent only to those who ask for so many. They begin at pages, as large inputs and outputs do,
/// and loads wait for stores to places that lie a multiple of 4096 bytes away; a short array seldom begins there.
public final class Scratch {
    /// Floats of an array so long that the collector gives it a place of its own, which begins where a page does.
    public static final int LONG = 1 << 20;
    /// The first float of such an array that begins a line of the caches: those of its header come before. Vectors that are
    /// read or written across two lines take twice as long.
    public static final int LINE = 12;
    private static final int FLOATS = 16;

    private final Shelf few = new Shelf();
    private final Shelf many = new Shelf();

    /// The first place from `at` on where a line begins.
    public static int line(int at) {
        return Math.ceilDiv(at - LINE, FLOATS) * FLOATS + LINE;
    }

    /// An array of at least this length; it holds anything.
    public float[] take(int length) {
        return shelf(length).take(length);
    }

    /// Takes an array back; its borrower does not touch it any more.
    public void give(float[] array) {
        shelf(array.length).give(array);
    }

    private Shelf shelf(int length) {
        return length < LONG ? few : many;
    }

    /// The total length of the arrays it knows, lent or not.
    long length() {
        return few.length() + many.length();
    }

    /// Arrays that together are never longer than those that were out at the same time.
    private static final class Shelf {
        /// What may be lent, the shortest first.
        private final List<float[]> free = new ArrayList<>();
        /// The total length of what is out, of what is out or free, and the most that was ever out.
        private long out;
        private long all;
        private long most;

        synchronized float[] take(int length) {
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

        synchronized void give(float[] array) {
            out -= array.length;
            free.add(place(array.length), array);
        }

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
}
