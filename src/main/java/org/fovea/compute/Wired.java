package org.fovea.compute;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Shape;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Op;

/// A layer as far as counting needs it: what it reads, what it makes, and through which kernel.
///
/// @param name for people
/// @param reads what it reads: 0 is what goes into the network, n the n-th layer
/// @param inputs the shapes of these
/// @param output what it makes
/// @param kernel how many weights a map has, shared by its values: kh·kw·C/groups; 0 where no sum is weighted
/// @param connections pairs of an input and an output value that the kernel connects, those on the padding counted
/// @param others learned numbers that are the same however the layer is wired, as those of a normalisation
public record Wired(String name, List<Integer> reads, List<Shape> inputs, Shape output, long kernel, long connections,
        long others) {

    /// @throws IllegalArgumentException when a count is negative or the shapes are not those of what it reads
    public Wired {
        reads = List.copyOf(reads);
        inputs = List.copyOf(inputs);
        if (reads.size() != inputs.size())
            throw new IllegalArgumentException(
                    "%d inputs and %d shapes".formatted(reads.size(), inputs.size()));
        if (kernel < 0 || connections < 0 || others < 0)
            throw new IllegalArgumentException("counts are at least 0");
    }

    /// A convolution.
    ///
    /// @param read what it reads: 0 is what goes into the network, n the n-th layer
    /// @param groups into how many groups the channels are split
    /// @throws IllegalArgumentException when the channels cannot be split so
    /// @throws ArithmeticException when there are more than 2⁶³ connections
    public static Wired convolution(String name, int read, Shape input, Shape output, int kernelHeight,
            int kernelWidth, int groups) {
        if (groups < 1 || input.channels() % groups != 0 || output.channels() % groups != 0)
            throw new IllegalArgumentException("%d channels to %d cannot be split into %d groups"
                    .formatted(input.channels(), output.channels(), groups));
        long kernel = Math.multiplyExact((long) kernelHeight * kernelWidth, input.channels() / groups);
        return new Wired(name, List.of(read), List.of(input), output, kernel,
                Math.multiplyExact(kernel, output.size()), 0);
    }

    /// The layer of a row that works.
    ///
    /// @param reads what it reads, as in [#reads]
    static Wired of(Outline.Row row, List<Integer> reads) {
        Op op = row.layer().op();
        long kernel = kernel(op, row.inputs().getFirst());
        return new Wired(row.layer().name(), reads, row.inputs(), Objects.requireNonNull(row.output()), kernel,
                kernel == 0 ? 0 : row.multiplyAdds(), kernel == 0 ? row.parameters() : 0);
    }

    private static long kernel(Op op, Shape input) {
        return switch (op) {
            case Convolution c -> c.layer().filters().getFirst().weights().shape.size();
            case Dense _ -> input.size();
            case ConvTranspose2d t -> (long) t.weights().size() / t.groups() * t.rows().size() * t.columns().size();
            default -> 0;
        };
    }

    /// Whether its values are weighted sums, so that it could be wired in another way.
    public boolean weighs() {
        return kernel > 0;
    }

    /// Learned numbers.
    ///
    /// @param biases whether those of weighted sums count
    public BigInteger parameters(Wiring wiring, boolean biases) {
        if (!weighs()) return big(others);
        BigInteger weights = wiring == Wiring.CONVOLUTION
                ? big(kernel).multiply(big(output.channels()))
                : connections(wiring);
        return biases ? weights.add(big(wiring == Wiring.CONVOLUTION ? output.channels() : output.size())) : weights;
    }

    /// Pairs of an input value and an output value that are connected, those on the padding counted; each is one
    /// multiplication and one addition.
    public BigInteger connections(Wiring wiring) {
        if (!weighs()) return BigInteger.ZERO;
        return switch (wiring) {
            case CONVOLUTION, LOCAL -> big(connections);
            case DENSE -> big(inputs.stream().mapToLong(Shape::size).sum()).multiply(big(output.size()));
        };
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
