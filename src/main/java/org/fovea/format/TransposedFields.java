package org.fovea.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.ConvTranspose2d;

/// The settings of a transposed convolution; weights are (in, out/groups, kh, kw), as in PyTorch.
final class TransposedFields {
    private TransposedFields() {
    }

    static void write(ConvTranspose2d op, Parts settings) {
        WindowFields.write(op.rows(), op.columns(), settings);
        WindowFields.write(op.padding(), settings);
        settings.put("output_padding", op.outputRows(), op.outputColumns());
        settings.put("groups", op.groups());
        Shape shape = op.weights().getFirst().shape;
        var weights = new float[Math.multiplyExact(op.weights().size(), shape.size())];
        for (int c = 0; c < op.weights().size(); c++)
            System.arraycopy(op.weights().get(c).data, 0, weights, c * shape.size(), shape.size());
        settings.array("weight", List.of(op.weights().size(), shape.channels(), shape.height(), shape.width()),
                weights);
        settings.array("bias", op.bias());
    }

    static ConvTranspose2d read(Fields settings, int largestWindow) {
        Axis rows = WindowFields.rows(settings, largestWindow);
        Axis columns = WindowFields.columns(settings, largestWindow);
        if (!(WindowFields.padding(settings) instanceof Padding.Explicit padding))
            throw new Damage("%s is padded by no numbers".formatted(settings.where()));
        List<Integer> output = settings.integers("output_padding", 2, 2, 0, largestWindow);
        Npy.Array all = settings.array("weight", 0, 0, rows.size(), columns.size());
        var shape = new Shape(all.shape().get(1), rows.size(), columns.size());
        var weights = new ArrayList<Tensor>();
        for (int c = 0; c < all.shape().getFirst(); c++)
            weights.add(new Tensor(shape, Arrays.copyOfRange(all.data(), c * shape.size(), (c + 1) * shape.size())));
        int groups = settings.integer("groups", 1, weights.size());
        return new ConvTranspose2d(weights, settings.array("bias", shape.channels() * groups).data(), rows, columns,
                padding, output.get(0), output.get(1), groups);
    }
}
