package org.fovea.project;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;

/// Any layer that is no convolution.
public record Operation(Op op) implements Kind {

    @Override
    public int channels() {
        return switch (op) {
            case BatchNorm norm -> norm.scale().length;
            case LayerNorm norm -> norm.weight().length;
            case PRelu prelu when prelu.slopes().length > 1 -> prelu.slopes().length;
            case ConvTranspose2d transposed -> transposed.weights().size();
            default -> 0;
        };
    }

    /// Numbers per channel are repeated in turn, surplus ones dropped.
    @Override
    public Operation forChannels(int channels) {
        if (channels() == 0 || channels() == channels) return this;
        return switch (op) {
            case BatchNorm b -> new Operation(new BatchNorm(repeated(b.scale(), channels),
                    repeated(b.bias(), channels), repeated(b.mean(), channels), repeated(b.variance(), channels),
                    b.epsilon()));
            case LayerNorm n -> new Operation(
                    new LayerNorm(repeated(n.weight(), channels), repeated(n.bias(), channels), n.epsilon()));
            case PRelu p -> new Operation(new PRelu(repeated(p.slopes(), channels)));
            // As many groups as before, where the channels can still be split into them.
            case ConvTranspose2d c when channels % c.groups() == 0 ->
                new Operation(new ConvTranspose2d(IntStream.range(0, channels)
                        .mapToObj(k -> c.weights().get(k % c.weights().size())).toList(), c.bias(), c.rows(),
                        c.columns(), c.padding(), c.outputRows(), c.outputColumns(), c.groups()));
            default -> this;
        };
    }

    private static float[] repeated(float[] values, int count) {
        float[] result = Arrays.copyOf(values, count);
        for (int i = values.length; i < count; i++) result[i] = values[i % values.length];
        return result;
    }
}
