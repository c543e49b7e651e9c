package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fovea.engine.simd.LaneLoops;

/// Weighted sums over channels and taps, such as those of a convolution, for all places of some maps.
final class LaneSums {
    /// A piece of work is as many places as this, if there are as many.
    private static final int CHUNK = 48;

    /// Places of the output that see the same taps.
    ///
    /// @param offsets how far each tap is from where a place looks
    /// @param picks the weight of each tap for map 0 of group 0
    /// @param sources where each place looks, from the beginning of its group's channels on
    /// @param targets where its sum goes, from the beginning of its map on
    record Kind(int[] offsets, int[] picks, int[] sources, int[] targets) {
    }

    /// How maps and groups lie.
    ///
    /// @param maps of a group
    /// @param mapStep how far the weights of a map are from those of the next
    /// @param groupStep the same for groups
    /// @param sourceStep how far the inputs of a group are from those of the next
    /// @param apart how far the maps are apart
    record Layout(int groups, int maps, int mapStep, int groupStep, int sourceStep, int apart) {
    }

    private record Block(Kind kind, int group, int map, int maps, int at) {
    }

    private record Piece(Block block, int first, int end) {
    }

    private final LaneLoops loops;
    private final Layout layout;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    /// In the order in which they are used; empty where each piece packs its own.
    private final float[] packed;
    private final boolean packing;
    private final Queue<float[]> rooms = new ConcurrentLinkedQueue<>();
    private float[] weights = {};
    private float[] bias;

    LaneSums(LaneLoops loops, Layout layout, List<Kind> kinds) {
        this(loops, layout, kinds, false);
    }

    /// @param packing whether each piece packs the weights it needs, rather than that all are kept packed: for many weights
    ///        that change from batch to batch
    LaneSums(LaneLoops loops, Layout layout, List<Kind> kinds, boolean packing) {
        this.loops = loops;
        this.packing = packing;
        this.layout = layout;
        bias = new float[layout.groups() * layout.maps()];
        int at = 0;
        for (int group = 0; group < layout.groups(); group++)
            for (Kind kind : kinds)
                for (int map = 0; map < layout.maps();) {
                    int maps = together(layout.maps() - map);
                    blocks.add(new Block(kind, group, map, maps, at));
                    at += maps * kind.offsets().length;
                    map += maps;
                }
        packed = new float[packing ? 0 : at];
        int longest = kinds.stream().mapToInt(kind -> kind.targets().length).max().orElse(0);
        // Blocks that look at the same places come one after another.
        for (int first = 0; first < longest; first += CHUNK)
            for (Block block : blocks) {
                int places = block.kind().targets().length;
                if (first < places && (first == 0 || places - first > CHUNK / 2)) {
                    int end = places - first - CHUNK > CHUNK / 2 ? first + CHUNK : places;
                    pieces.add(new Piece(block, first, end));
                }
            }
    }

    private int together(int left) {
        return left >= loops.maps() ? loops.maps() : left >= 4 ? 4 : 1;
    }

    void prepare(float[] weights, float[] biases) {
        bias = biases;
        prepare(weights);
    }

    /// @param given they stay as they are until the last piece has run
    void prepare(float[] given) {
        weights = given;
        if (!packing) for (Block block : blocks) pack(block, packed, block.at());
    }

    private void pack(Block block, float[] room, int at) {
        int from = block.group() * layout.groupStep() + block.map() * layout.mapStep();
        int to = at;
        for (int pick : block.kind().picks())
            for (int m = 0; m < block.maps(); m++) room[to++] = weights[from + pick + m * layout.mapStep()];
    }

    int pieces() {
        return pieces.size();
    }

    /// @param source where the first channel of the input begins
    /// @param target where the first map begins
    void run(float[] memory, int source, int target, int piece) {
        Piece one = pieces.get(piece);
        Block block = one.block();
        if (!packing) {
            run(memory, source, target, one, packed, block.at());
            return;
        }
        int size = block.maps() * block.kind().offsets().length;
        float[] known = rooms.poll();
        float[] room = known == null || known.length < size ? new float[size] : known;
        pack(block, room, 0);
        run(memory, source, target, one, room, 0);
        rooms.add(room);
    }

    private void run(float[] memory, int source, int target, Piece one, float[] from, int at) {
        Block block = one.block();
        Kind kind = block.kind();
        int map = block.group() * layout.maps() + block.map();
        loops.sums(block.maps(), from, at, kind.offsets().length, bias, map, memory, kind.offsets(),
                kind.sources(), source + block.group() * layout.sourceStep(), memory, kind.targets(),
                target + map * layout.apart(), layout.apart(), one.first(), one.end());
    }
}
