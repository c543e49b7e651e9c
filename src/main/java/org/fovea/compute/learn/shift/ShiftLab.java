package org.fovea.compute.learn.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fovea.compute.Memory;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Problem;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Union;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.ShiftedExamples;
import org.jspecify.annotations.Nullable;

/// A network looks at a picture and at the same picture moved by a few pixels. Its maps move along (they are *equivariant*):
/// at stride 1 by as many places, to the last bit, wherever they see no border. Where outputs lie `jump` pixels apart, the maps
/// move by shift/jump places, which has to be whole for them to be the same maps.
///
/// @param wish what was asked
/// @param shifted the moved picture; what came in is 0
/// @param original the chosen map of the picture, 1×H×W
/// @param moved that map, moved by as many places as its layer says; 0 where something came in
/// @param follower the map of the moved picture
/// @param difference `follower − moved`, 0 outside of what can be compared
/// @param layers what happened to each layer, from the first one on
public record ShiftLab(Wish wish, Tensor shifted, Tensor original, Tensor moved, Tensor follower, Tensor difference,
        List<MovedLayer> layers) {

    /// What to do.
    ///
    /// @param layer the number of the layer whose map is shown
    /// @param channel which map of it
    /// @param picture C×H×W
    /// @param down pixels the picture moves, negative up
    /// @param right pixels, negative to the left
    public record Wish(Network network, int layer, int channel, Tensor picture, int down, int right) {
    }

    public ShiftLab {
        layers = List.copyOf(layers);
    }

    /// @throws IllegalArgumentException when the network has no such layer or map, or the picture does not fit
    /// @throws Problem when the maps need more memory than there is
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static ShiftLab of(Wish wish, Machine machine, Cancel cancel) {
        Network network = wish.network();
        if (wish.layer() < 1 || wish.layer() >= network.size() || wish.channel() < 0
                || wish.channel() >= network.shape(wish.layer()).channels())
            throw new IllegalArgumentException("no map %d of layer %d".formatted(wish.channel(), wish.layer()));
        if (!wish.picture().shape.equals(network.shape(0)))
            throw new IllegalArgumentException(
                    "%s is no input for %s".formatted(wish.picture().shape, network.shape(0)));
        checkMemory(network);
        Tensor shifted = ShiftedExamples.moved(wish.picture(), wish.down(), wish.right());
        // Sums that are rearranged round differently from place to place.
        return new Pair(network, machine.precisely(), cancel).run(wish, shifted);
    }

    /// The layer whose map is shown.
    public MovedLayer layer() {
        return layers.get(wish.layer() - 1);
    }

    /// By node the number of the last one that reads it.
    private static int[] lastReaders(Network network) {
        var last = new int[network.size()];
        for (int n = 1; n < network.size(); n++) for (int from : network.node(n).inputs()) last[from] = n;
        return last;
    }

    private static void checkMemory(Network network) {
        int[] last = lastReaders(network);
        long most = 0;
        for (int n = 1; n < network.size(); n++) {
            long values = network.shape(n).size();
            for (int before = 0; before < n; before++) if (last[before] >= n) values += network.shape(before).size();
            most = Math.max(most, 2 * values * Float.BYTES);
        }
        if (most > Memory.maps())
            throw new Problem("The maps of this network for two pictures need %,d MB; choose a smaller picture."
                    .formatted(most / 1_000_000));
    }

    /// Both pictures on their way through the network, layer by layer.
    private static final class Pair {
        private final Network network;
        private final Machine machine;
        private final Cancel cancel;
        private final List<ReceptiveField> fields;
        private final int[] last;
        private final @Nullable Tensor[] still;
        private final @Nullable Tensor[] moving;

        Pair(Network network, Machine machine, Cancel cancel) {
            this.network = network;
            this.machine = machine;
            this.cancel = cancel;
            fields = ReceptiveField.of(network);
            last = lastReaders(network);
            still = new Tensor[network.size()];
            moving = new Tensor[network.size()];
        }

        ShiftLab run(Wish wish, Tensor shifted) {
            still[0] = wish.picture();
            moving[0] = shifted;
            var layers = new ArrayList<MovedLayer>();
            Tensor original = null;
            Tensor follower = null;
            for (int n = 1; n < network.size(); n++) {
                cancel.check();
                Tensor a = forward(n, still);
                Tensor b = forward(n, moving);
                still[n] = a;
                moving[n] = b;
                layers.add(compared(n, wish, a, b));
                if (n == wish.layer()) {
                    original = a.channel(wish.channel());
                    follower = b.channel(wish.channel());
                }
                release(n);
            }
            MovedLayer layer = layers.get(wish.layer() - 1);
            Tensor from = Objects.requireNonNull(original);
            Tensor to = Objects.requireNonNull(follower);
            Tensor moved = ShiftedExamples.moved(from, layer.down(), layer.right());
            return new ShiftLab(wish, shifted, from, moved, to, difference(layer, moved, to), layers);
        }

        private Tensor forward(int n, @Nullable Tensor[] values) {
            Node node = network.node(n);
            List<Patch> inputs = node.inputs().stream().map(from -> Patch.of(Objects.requireNonNull(values[from])))
                    .toList();
            return node.op().forward(inputs, Region.all(network.shape(n)), machine, cancel).values();
        }

        /// Lets go of what nobody reads any more.
        private void release(int n) {
            for (int before = 0; before <= n; before++)
                if (last[before] <= n) {
                    still[before] = null;
                    moving[before] = null;
                }
        }

        private MovedLayer compared(int n, Wish wish, Tensor a, Tensor b) {
            ReceptiveField field = fields.get(n);
            var rows = new Slide(wish.down(), network.shape(0).height(), field.rows());
            var columns = new Slide(wish.right(), network.shape(0).width(), field.columns());
            boolean places = !rows.still() && !columns.still();
            Comparison best = null;
            for (int down : rows.candidates())
                for (int right : columns.candidates()) {
                    Comparison next = Comparison.of(a, b, down, right, rows.inside(down), columns.inside(right));
                    if (best == null || next.mean() < best.mean()) best = next;
                }
            Comparison found = Objects.requireNonNull(best);
            return new MovedLayer(n, rows.exact(), columns.exact(), places,
                    field.aligned() && local(field.rows()) <= 1 && local(field.columns()) <= 1, found.down(),
                    found.right(), found.inside(), found.equal(), found.largest(),
                    found.inside() == null ? 0 : found.mean(), found.size(),
                    tolerated(n, a, b));
        }

        /// How many different jumps there are.
        private static long local(Union union) {
            return union.parts().stream().filter(part -> !part.global()).count();
        }

        private Tally tolerated(int n, Tensor a, Tensor b) {
            int from = network.node(n).inputs().getFirst();
            return Tolerance.of(network.node(n).op(), Objects.requireNonNull(still[from]),
                    Objects.requireNonNull(moving[from]), a, b);
        }

        private static Tensor difference(MovedLayer layer, Tensor moved, Tensor follower) {
            Shape shape = moved.shape;
            Tensor result = Tensor.zeros(shape);
            Region inside = layer.inside();
            if (inside == null) return result;
            for (int i = inside.top(); i < inside.bottom(); i++)
                for (int j = inside.left(); j < inside.right(); j++) {
                    int at = shape.index(0, i, j);
                    result.data[at] = follower.data[at] == moved.data[at] ? 0 : follower.data[at] - moved.data[at];
                }
            return result;
        }
    }
}
