package org.fovea.engine.train;

import java.util.BitSet;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Softmax;

/// Which node of a network the loss looks at, and what its values say.
public final class Scored {
    private Scored() {
    }

    /// The last node; for the cross-entropy the scores that go into a softmax at the end.
    public static int node(Network network, Loss loss) {
        int last = network.size() - 1;
        boolean shares = last > 0 && network.node(last).op() instanceof Softmax;
        return loss == Loss.CROSS_ENTROPY && shares ? network.node(last).inputs().getFirst() : last;
    }

    /// The nodes that a node is computed from, the input and itself among them.
    static BitSet used(Network network, int end) {
        var used = new BitSet();
        used.set(end);
        for (int n = end; n >= 1; n--) if (used.get(n)) network.node(n).inputs().forEach(used::set);
        return used;
    }

    /// The class with the highest score, the first of equals.
    public static int best(Tensor scores) {
        int best = 0;
        for (int k = 1; k < scores.data.length; k++) if (scores.data[k] > scores.data[best]) best = k;
        return best;
    }

    static boolean right(Tensor scores, Target target) {
        return target instanceof Target.OfClass(int label) && best(scores) == label;
    }
}
