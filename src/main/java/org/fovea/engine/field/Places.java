package org.fovea.engine.field;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// A set of rows, of columns or of channels, gaps and all. Rows on the padding before a map have numbers below 0.
public final class Places {
    public static final Places NONE = new Places(0, new BitSet());

    /// The number of the first; `bits` counts from there and begins with a place that is in the set.
    private final int base;
    private final BitSet bits;

    private Places(int base, BitSet bits) {
        this.base = base;
        this.bits = bits;
    }

    public static Places of(int place) {
        return range(place, place);
    }

    /// From the first to the last; none when the last lies before the first.
    public static Places range(int first, int last) {
        if (last < first) return NONE;
        var bits = new BitSet(last - first + 1);
        bits.set(0, last - first + 1);
        return new Places(first, bits);
    }

    /// Those whose bits are set.
    public static Places of(BitSet bits) {
        return from(0, bits);
    }

    /// What some spans hold between them.
    public static Places of(List<Span> spans) {
        int base = Integer.MAX_VALUE;
        for (Span span : spans) if (span.last() >= span.first()) base = Math.min(base, span.first());
        var bits = new BitSet();
        for (Span span : spans)
            if (span.step() == 1 && span.last() >= span.first())
                bits.set(span.first() - base, span.last() - base + 1);
            else
            for (int at = span.first(); at <= span.last(); at += span.step()) bits.set(at - base);
        return from(base, bits);
    }

    /// @param bits not used by anyone else
    private static Places from(int base, BitSet bits) {
        int first = bits.nextSetBit(0);
        if (first < 0) return NONE;
        return new Places(base + first, first == 0 ? (BitSet) bits.clone() : bits.get(first, bits.length()));
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /// How many there are.
    public int count() {
        return bits.cardinality();
    }

    /// @throws IllegalStateException when there is none
    public int first() {
        if (isEmpty()) throw new IllegalStateException("nothing has no first place");
        return base;
    }

    /// @throws IllegalStateException when there is none
    public int last() {
        return first() + bits.length() - 1;
    }

    public boolean contains(int place) {
        return place >= base && bits.get(place - base);
    }

    /// Whether some place from `from` to `to` is in the set.
    boolean meets(int from, int to) {
        int next = bits.nextSetBit(Math.max(0, from - base));
        return next >= 0 && base + next <= to;
    }

    /// Whether all of the others are in the set.
    public boolean holds(Places others) {
        if (others.isEmpty()) return true;
        if (isEmpty() || others.base < base || others.last() > last()) return false;
        BitSet missing = others.from(base);
        missing.andNot(bits);
        return missing.isEmpty();
    }

    public Places or(Places other) {
        if (other.isEmpty() || other.equals(this)) return this;
        if (isEmpty()) return other;
        int least = Math.min(base, other.base);
        BitSet all = from(least);
        all.or(other.from(least));
        return new Places(least, all);
    }

    public Places and(Places other) {
        if (isEmpty() || other.isEmpty()) return NONE;
        int least = Math.min(base, other.base);
        BitSet both = from(least);
        both.and(other.from(least));
        return from(least, both);
    }

    /// Those from 0 to `size − 1`: what lies on a map and not beside it.
    public Places within(int size) {
        return isEmpty() || (base >= 0 && last() < size) ? this : and(range(0, size - 1));
    }

    /// In ascending order.
    public IntStream stream() {
        return bits.stream().map(at -> base + at);
    }

    /// Those that follow one another without a gap, in ascending order.
    public List<Span> runs() {
        var runs = new ArrayList<Span>();
        for (int from = bits.nextSetBit(0); from >= 0;) {
            int end = bits.nextClearBit(from);
            runs.add(new Span(base + from, base + end - 1, 1));
            from = bits.nextSetBit(end);
        }
        return runs;
    }

    /// The same, or everything from the first to the last as one where there are more: for who cannot tell so many apart.
    ///
    /// @param most at least 1
    public List<Span> runs(int most) {
        List<Span> runs = runs();
        return runs.size() <= most ? runs : List.of(new Span(first(), last(), 1));
    }

    /// A bit for each; those below 0 have none.
    public BitSet bits() {
        return base >= 0 ? from(0) : bits.get(Math.min(-base, bits.length()), bits.length());
    }

    /// The bits counted from an earlier place.
    private BitSet from(int earlier) {
        if (earlier == base) return (BitSet) bits.clone();
        var shifted = new BitSet(base - earlier + bits.length());
        for (int from = bits.nextSetBit(0); from >= 0;) {
            int end = bits.nextClearBit(from);
            shifted.set(from + base - earlier, end + base - earlier);
            from = bits.nextSetBit(end);
        }
        return shifted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Places p && base == p.base && bits.equals(p.bits);
    }

    @Override
    public int hashCode() {
        return 31 * base + bits.hashCode();
    }

    /// `−2…3 5`
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Span run : runs()) {
            if (!text.isEmpty()) text.append(' ');
            text.append(run.first());
            if (run.last() > run.first()) text.append('…').append(run.last());
        }
        return text.toString().replace('-', '−');
    }
}
