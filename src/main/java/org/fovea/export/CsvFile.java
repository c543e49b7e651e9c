package org.fovea.export;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fovea.engine.Tensor;

/// One channel as text that spreadsheets and NumPy read: a line per row, values separated by commas, each with the
/// digits that make it the same float again.
public final class CsvFile {
    private CsvFile() {
    }

    /// @param channel 1×H×W
    /// @throws IllegalArgumentException when the tensor has more than one channel
    /// @throws org.fovea.engine.Problem when the file cannot be written
    public static void write(Path file, Tensor channel) {
        if (channel.shape.channels() != 1)
            throw new IllegalArgumentException("a table has one channel, not " + channel.shape.channels());
        WholeFile.write(file, out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
            for (int i = 0; i < channel.shape.height(); i++) {
                for (int j = 0; j < channel.shape.width(); j++) {
                    if (j > 0) writer.write(',');
                    writer.write(Float.toString(channel.at(0, i, j)));
                }
                writer.write('\n');
            }
            writer.flush();
        });
    }
}
