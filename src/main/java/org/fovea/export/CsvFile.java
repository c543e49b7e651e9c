package org.fovea.export;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
        write(file, channel, List.of());
    }

    /// The same with a name before each row.
    ///
    /// @param rows one for each row, or none
    /// @throws IllegalArgumentException when the tensor has more than one channel, or another number of rows
    /// @throws org.fovea.engine.Problem when the file cannot be written
    public static void write(Path file, Tensor channel, List<String> rows) {
        if (!rows.isEmpty() && rows.size() != channel.shape.height())
            throw new IllegalArgumentException("%d names for %s".formatted(rows.size(), channel.shape));
        if (channel.shape.channels() != 1)
            throw new IllegalArgumentException("a table has one channel, not " + channel.shape.channels());
        WholeFile.write(file, out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            for (int i = 0; i < channel.shape.height(); i++) {
                if (!rows.isEmpty()) writer.write(quoted(rows.get(i)) + ",");
                for (int j = 0; j < channel.shape.width(); j++) {
                    if (j > 0) writer.write(',');
                    writer.write(Float.toString(channel.at(0, i, j)));
                }
                writer.write('\n');
            }
            writer.flush();
        });
    }

    /// As RFC 4180 has it: in quotation marks where something in it would end it.
    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
