package org.fovea.compute;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fovea.engine.Shape;
import org.fovea.project.Layer;

/// What one or more layers cost under each wiring. Counts are exact.
///
/// @param input the shape of what goes in
/// @param maps whether that are the maps of a layer before; a picture, otherwise, is in nobody's way while one picture is
///        predicted
/// @param layers in topological order
public record Wirings(Shape input, boolean maps, List<Wired> layers) {

    /// How is counted.
    ///
    /// @param biases whether biases are parameters
    /// @param bytes of a number: 4 for float32, 2 for float16
    /// @param batch how many pictures are trained on at a time
    public record Rules(boolean biases, int bytes, int batch) {
        /// float32, with biases, 50 pictures at a time: as in Géron, Hands-On Machine Learning, chapter 14.
        public static final Rules BOOK = new Rules(true, 4, 50);
    }

    /// @throws IllegalArgumentException when a layer reads one that does not come before it
    public Wirings {
        layers = List.copyOf(layers);
        for (int n = 1; n <= layers.size(); n++)
            for (int read : layers.get(n - 1).reads())
                if (read < 0 || read >= n)
                    throw new IllegalArgumentException("layer %d cannot read %d".formatted(n, read));
    }

    /// A network all of whose layers work. Layers that are not enabled make nothing of their own and are left out.
    public static Wirings of(Outline outline) {
        var layers = new ArrayList<Wired>();
        var nodes = new int[outline.rows().size() + 1];
        for (Outline.Row row : outline.rows()) {
            Layer layer = row.layer();
            List<Integer> reads = layer.read().stream().map(from -> nodes[from]).toList();
            if (layer.enabled()) layers.add(Wired.of(row, reads));
            nodes[row.number()] = layer.enabled() ? layers.size() : reads.getFirst();
        }
        return new Wirings(outline.picture(), false, layers);
    }

    /// One of the layers that weigh one input, alone.
    public Wirings only(int index) {
        Wired layer = layers.get(index);
        return new Wirings(layer.inputs().getFirst(), maps || layer.reads().getFirst() > 0,
                List.of(new Wired(layer.name(), List.of(0), layer.inputs(), layer.output(), layer.kernel(),
                        layer.connections(), layer.others())));
    }

    public BigInteger parameters(Wiring wiring, Rules rules) {
        return sum(layer -> layer.parameters(wiring, rules.biases()));
    }

    public BigInteger connections(Wiring wiring) {
        return sum(layer -> layer.connections(wiring));
    }

    public BigInteger weightBytes(Wiring wiring, Rules rules) {
        return parameters(wiring, rules).multiply(BigInteger.valueOf(rules.bytes()));
    }

    /// Bytes of the maps that are in memory together while one picture is predicted, where these are most: those of a
    /// layer, of what it reads, and of what a later layer still reads. In a chain these are two consecutive layers. The
    /// picture itself does not count.
    public BigInteger predictionMaps(Rules rules) {
        int[] last = lastReaders();
        long most = 0;
        for (int n = 1; n <= layers.size(); n++) {
            long held = layers.get(n - 1).output().size();
            if (maps && last[0] >= n) held += input.size();
            for (int before = 1; before < n; before++)
                if (last[before] >= n) held += layers.get(before - 1).output().size();
            most = Math.max(most, held);
        }
        return BigInteger.valueOf(most).multiply(BigInteger.valueOf(rules.bytes()));
    }

    /// For what goes in and for each layer, the number of the last layer that reads it; 0 where nothing does.
    private int[] lastReaders() {
        var last = new int[layers.size() + 1];
        for (int n = 1; n <= layers.size(); n++) for (int read : layers.get(n - 1).reads()) last[read] = n;
        return last;
    }

    /// Bytes of what goes in and of all maps of a batch, which training keeps for the way back.
    public BigInteger trainingMaps(Rules rules) {
        long values = input.size() + layers.stream().mapToLong(layer -> layer.output().size()).sum();
        return BigInteger.valueOf(values).multiply(BigInteger.valueOf((long) rules.bytes() * rules.batch()));
    }

    /// Weights and maps while one picture is predicted.
    public BigInteger predictionBytes(Wiring wiring, Rules rules) {
        return weightBytes(wiring, rules).add(predictionMaps(rules));
    }

    /// Weights and maps while a batch is trained on; gradients not counted.
    public BigInteger trainingBytes(Wiring wiring, Rules rules) {
        return weightBytes(wiring, rules).add(trainingMaps(rules));
    }

    private BigInteger sum(Function<Wired, BigInteger> count) {
        return layers.stream().map(count).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
