package org.fovea.format;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Conv;

/// Reads one kernel from a file: `.npy`, or text such as `.csv` and `.tsv`.
public final class FilterFile {
    private static final long MOST_BYTES = 64L << 20;

    private FilterFile() {
    }

    /// A kernel: 1×kh×kw to be used in every channel, or C×kh×kw.
    ///
    /// @throws Problem when the file cannot be read, is no kernel, is larger than 31×31 or holds NaN or infinity
    public static Tensor read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.exists(file))
                throw new Problem("There is no filter file %s; check the name and the folder.".formatted(file));
            if (Files.isDirectory(file))
                throw new Problem("%s is a folder; choose a filter file in it.".formatted(name));
            // A pipe may never answer, and a device never end.
            if (!Files.isRegularFile(file))
                throw new Problem("%s is no ordinary file; save the filter in one first.".formatted(name));
            if (Files.size(file) > MOST_BYTES)
                throw new Problem("%s is larger than 64 MB; a filter is at most %d×%2$d weights per channel."
                        .formatted(name, Conv.LARGEST_KERNEL));
            return checked(name.toLowerCase(Locale.ROOT).endsWith(".npy")
                    ? fromNpy(file, name)
                    : FilterText.parse(Files.readString(file)), name);
        } catch (CharacterCodingException e) {
            throw new Problem("%s is not a text file in UTF-8; save the filter as .npy, .csv or .tsv.".formatted(name),
                    e);
        } catch (AccessDeniedException e) {
            throw new Problem("%s may not be read by you; change its permissions or copy it.".formatted(name), e);
        } catch (IOException e) {
            throw new Problem(
                    "%s cannot be read (%s); copy it to this computer and try again.".formatted(name, e.getMessage()),
                    e);
        } catch (Problem problem) {
            String sentence = problem.sentence();
            throw sentence.contains(name) ? problem : new Problem(name + ": " + sentence, problem);
        }
    }

    private static Tensor fromNpy(Path file, String name) throws IOException {
        Npy.Array array = Npy.read(file);
        List<Integer> shape = array.shape();
        if (shape.size() < 2 || shape.size() > 3 || shape.contains(0))
            throw new Problem("%s has the shape %s; a filter is kh × kw or C × kh × kw.".formatted(name, shape));
        int channels = shape.size() == 3 ? shape.getFirst() : 1;
        return new Tensor(new Shape(channels, shape.get(shape.size() - 2), shape.getLast()), array.data());
    }

    private static Tensor checked(Tensor kernel, String name) {
        Shape shape = kernel.shape;
        if (shape.height() > Conv.LARGEST_KERNEL || shape.width() > Conv.LARGEST_KERNEL)
            throw new Problem("%s is %d×%d, and kernels go up to %d×%4$d; save a part of it.".formatted(name,
                    shape.height(), shape.width(), Conv.LARGEST_KERNEL));
        for (int i = 0; i < kernel.data.length; i++)
            if (!Float.isFinite(kernel.data[i]))
                throw new Problem("%s holds %s at channel %d, row %d, column %d; weights are finite numbers.".formatted(
                        name, kernel.data[i],
                        i / shape.plane(), i % shape.plane() / shape.width(), i % shape.width()));
        return kernel;
    }
}
