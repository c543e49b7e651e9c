package org.fovea.compute;

import java.math.BigInteger;
import java.util.List;
import org.fovea.engine.Shape;

/// What one or more layers cost under each wiring. Counts are exact.
///
/// @param picture what the first layer reads
/// @param layers in order
public record Wirings(Shape picture, List<Wired> layers) {

    /// How is counted.
    ///
    /// @param biases whether biases are parameters
    /// @param bytes of a number: 4 for float32, 2 for float16
    /// @param batch how many pictures are trained on at a time
    public record Rules(boolean biases, int bytes, int batch) {
        /// float32, with biases, 50 pictures at a time: as in Géron, Hands-On Machine Learning, chapter 14.
        public static final Rules BOOK = new Rules(true, 4, 50);
    }

    public Wirings {
        layers = List.copyOf(layers);
    }

    /// A network all of whose layers work.
    public static Wirings of(Outline outline) {
        return new Wirings(outline.picture(), outline.rows().stream().map(Wired::of).toList());
    }

    /// One of the layers alone.
    public Wirings only(int index) {
        return new Wirings(picture, List.of(layers.get(index)));
    }

    public BigInteger parameters(Wiring wiring, Rules rules) {
        return sum(layers.stream().map(layer -> layer.parameters(wiring, rules.biases())).toList());
    }

    public BigInteger connections(Wiring wiring) {
        return sum(layers.stream().map(layer -> layer.connections(wiring)).toList());
    }

    public BigInteger weightBytes(Wiring wiring, Rules rules) {
        return parameters(wiring, rules).multiply(BigInteger.valueOf(rules.bytes()));
    }

    /// Bytes of the maps that are in memory together while one picture is predicted: a layer and what it reads, where that
    /// takes most. The picture itself does not count.
    public BigInteger predictionMaps(Rules rules) {
        long most = 0;
        for (Wired layer : layers) {
            long read = layer.fromPicture() ? 0 : layer.inputs().stream().mapToLong(Shape::size).sum();
            most = Math.max(most, read + layer.output().size());
        }
        return BigInteger.valueOf(most).multiply(BigInteger.valueOf(rules.bytes()));
    }

    /// Bytes of all maps and of the pictures of a batch, which training keeps for the way back.
    public BigInteger trainingMaps(Rules rules) {
        long values = picture.size() + layers.stream().mapToLong(layer -> layer.output().size()).sum();
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

    private static BigInteger sum(List<BigInteger> numbers) {
        return numbers.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
