package org.fovea.format.learn;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.compute.learn.StoredPictures;
import org.fovea.engine.Problem;
import org.fovea.engine.train.Examples;

/// The 10,000 handwritten digits that ship with the app, 1×28×28, values 0…1: white ink on black. They are a part of MNIST,
/// by Yann LeCun and Corinna Cortes, CC BY-SA 3.0.
public final class DigitFiles {
    private static final String FOLDER = "/org/fovea/samples/digits/";
    private static final int CLASSES = 10;

    private DigitFiles() {
    }

    /// The names of the classes: `0` to `9`.
    public static List<String> classes() {
        return IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    }

    /// The 9,000 to learn from.
    ///
    /// @throws Problem when the installation is damaged
    public static Examples training() {
        return read("train");
    }

    /// The 1,000 to be tested on.
    ///
    /// @throws Problem when the installation is damaged
    public static Examples test() {
        return read("test");
    }

    private static StoredPictures read(String which) {
        return IdxFile.read(bytes(which + "-images-idx3-ubyte.gz"), bytes(which + "-labels-idx1-ubyte.gz"), CLASSES,
                "The digits of Fovea");
    }

    private static byte[] bytes(String file) {
        try (InputStream in = DigitFiles.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) throw new Problem("The digits (%s) are missing; install Fovea again.".formatted(file));
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Problem("The digits (%s) cannot be read; install Fovea again.".formatted(file), e);
        }
    }
}
