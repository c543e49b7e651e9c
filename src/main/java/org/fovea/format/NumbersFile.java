package org.fovea.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Numbers in a NumPy file as the input of a network.
public final class NumbersFile {
    private NumbersFile() {
    }

    /// @param file H×W, which is one channel, or C×H×W
    /// @throws Problem when it cannot be read, or holds something else
    public static Tensor read(Path file) {
        try {
            Npy.Array array = Npy.read(file);
            List<Integer> shape = array.shape();
            boolean plane = shape.size() == 2;
            if (shape.size() != 3 && !plane)
                throw new Problem("%s holds numbers in %d dimensions; H×W or C×H×W is expected.".formatted(file,
                        shape.size()));
            if (shape.contains(0)) throw new Problem("%s holds no numbers.".formatted(file));
            for (float value : array.data())
                if (!Float.isFinite(value))
                    throw new Problem("%s holds values that are not finite; replace them first.".formatted(file));
            return new Tensor(new Shape(plane ? 1 : shape.getFirst(), shape.get(shape.size() - 2), shape.getLast()),
                    array.data());
        } catch (IOException e) {
            throw new Problem("%s cannot be read; name a .npy file of float32 values.".formatted(file), e);
        }
    }
}
