package org.fovea.engine.train;

/// Random numbers that follow from what they are for, so that neither threads nor the order of work change them.
public final class Draw {
    private Draw() {
    }

    /// A number that looks random, from another one: the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    public static long mix(long z) {
        long y = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        y = (y ^ y >>> 27) * 0x94d049bb133111ebL;
        return y ^ y >>> 31;
    }

    /// One from several numbers, not 0.
    public static long of(long... parts) {
        long z = 0x9e3779b97f4a7c15L;
        for (long part : parts) z = mix(z + part * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L);
        return z == 0 ? 1 : z;
    }
}
