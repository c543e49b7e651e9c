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
/// @param inputs the shapes it reads
/// @param fromPicture whether it reads the picture alone
/// @param output what it makes
/// @param kernel how many weights a map has, shared by its values; 0 where nothing is learned
/// @param taps how many input values an output value is a weighted sum of: kh·kw·C/groups; 0 where nothing is learned
public record Wired(String name, List<Shape> inputs, boolean fromPicture, Shape output, long kernel,
        long taps) {

    public Wired {
        inputs = List.copyOf(inputs);
    }

    /// A layer with a kernel of this size over all channels of its input.
    public static Wired layer(String name, Shape input, boolean fromPicture, Shape output, int kernelHeight,
            int kernelWidth) {
        long weights = (long) kernelHeight * kernelWidth * input.channels();
        return new Wired(name, List.of(input), fromPicture, output, weights, weights);
    }

    /// The layer of a row that works.
    public static Wired of(Outline.Row row) {
        Op op = row.layer().op();
        long kernel = kernel(op, row.inputs().getFirst());
        // Of the taps of a transposed convolution, an output value meets every stride-th.
        long taps = op instanceof ConvTranspose2d t
                ? kernel / ((long) t.rows().stride() * t.columns().stride())
                : kernel;
        return new Wired(row.layer().name(), row.inputs(), row.layer().read().stream().allMatch(from -> from == 0),
                Objects.requireNonNull(row.output()), kernel, taps);
    }

    private static long kernel(Op op, Shape input) {
        return switch (op) {
            case Convolution c -> c.layer().filters().getFirst().weights().shape.size();
            case Dense _ -> input.size();
            case ConvTranspose2d t -> (long) t.weights().size() / t.groups() * t.rows().size() * t.columns().size();
            default -> 0;
        };
    }

    /// Learned numbers.
    ///
    /// @param biases whether they count
    public BigInteger parameters(Wiring wiring, boolean biases) {
        if (kernel == 0) return BigInteger.ZERO;
        BigInteger own = big(switch (wiring) {
            case CONVOLUTION -> kernel;
            case LOCAL -> taps;
            case DENSE -> read();
        }).add(biases ? BigInteger.ONE : BigInteger.ZERO);
        return own.multiply(big(switch (wiring) {
            case CONVOLUTION -> output.channels();
            case LOCAL, DENSE -> output.size();
        }));
    }

    /// Pairs of an input value and an output value that are connected, those on the padding counted; each is one
    /// multiplication and one addition.
    public BigInteger connections(Wiring wiring) {
        if (kernel == 0) return BigInteger.ZERO;
        return big(wiring == Wiring.DENSE ? read() : taps).multiply(big(output.size()));
    }

    private long read() {
        return inputs.stream().mapToLong(Shape::size).sum();
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
