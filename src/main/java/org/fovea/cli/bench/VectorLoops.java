package org.fovea.cli.bench;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Fused multiply-adds of vectors on independent sums, as many as a processor needs in flight and has registers for: 12 sums
/// for 16 registers, 24 for 32. Each call is short, so that the method is compiled as a whole.
final class VectorLoops {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int TURNS = 2000;
    /// Its square is added each time: far too little to leave the range of normal numbers.
    private static final float SMALL = 1e-3f;

    private VectorLoops() {
    }

    static List<Peak.Loop> all() {
        return List.of(new Twelve(SMALL), new TwentyFour(SMALL));
    }

    private static long flops(int sums) {
        return 2L * TURNS * sums * SPECIES.length();
    }

    private record Twelve(float value) implements Peak.Loop {
        @Override
        public long flops() {
            return VectorLoops.flops(12);
        }

        @Override
        public float run() {
            FloatVector x = FloatVector.broadcast(SPECIES, value);
            FloatVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
            for (int turn = 0; turn < TURNS; turn++) {
                a = x.fma(x, a);
                b = x.fma(x, b);
                c = x.fma(x, c);
                d = x.fma(x, d);
                e = x.fma(x, e);
                f = x.fma(x, f);
                g = x.fma(x, g);
                h = x.fma(x, h);
                i = x.fma(x, i);
                j = x.fma(x, j);
                k = x.fma(x, k);
                l = x.fma(x, l);
            }
            return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l)
                    .reduceLanes(VectorOperators.ADD);
        }
    }

    private record TwentyFour(float value) implements Peak.Loop {
        @Override
        public long flops() {
            return VectorLoops.flops(24);
        }

        @Override
        public float run() {
            FloatVector x = FloatVector.broadcast(SPECIES, value);
            FloatVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
            FloatVector m = x, n = x, o = x, p = x, q = x, r = x, s = x, t = x, u = x, v = x, w = x, z = x;
            for (int turn = 0; turn < TURNS; turn++) {
                a = x.fma(x, a);
                b = x.fma(x, b);
                c = x.fma(x, c);
                d = x.fma(x, d);
                e = x.fma(x, e);
                f = x.fma(x, f);
                g = x.fma(x, g);
                h = x.fma(x, h);
                i = x.fma(x, i);
                j = x.fma(x, j);
                k = x.fma(x, k);
                l = x.fma(x, l);
                m = x.fma(x, m);
                n = x.fma(x, n);
                o = x.fma(x, o);
                p = x.fma(x, p);
                q = x.fma(x, q);
                r = x.fma(x, r);
                s = x.fma(x, s);
                t = x.fma(x, t);
                u = x.fma(x, u);
                v = x.fma(x, v);
                w = x.fma(x, w);
                z = x.fma(x, z);
            }
            return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).add(m).add(n).add(o)
                    .add(p).add(q).add(r).add(s).add(t).add(u).add(v).add(w).add(z).reduceLanes(VectorOperators.ADD);
        }
    }
}
