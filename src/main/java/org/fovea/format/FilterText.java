package org.fovea.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Kernels as text that spreadsheets and NumPy understand: rows of numbers separated by tabs, commas, semicolons or spaces,
/// an empty line between channels; or nested brackets.
public final class FilterText {
    private static final Pattern ARRAY = Pattern
            .compile("(?s)^\\s*(?:np\\.|numpy\\.)?array\\s*\\((.*?)(?:,\\s*dtype\\s*=[^)]*)?\\)\\s*$");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final int LONGEST = 1_000_000;

    private FilterText() {
    }

    /// Parses a kernel: 1×kh×kw, or C×kh×kw where there are several blocks.
    ///
    /// @throws Problem when the text is not rows of numbers of equal length
    public static Tensor parse(String text) {
        if (text.length() > LONGEST)
            throw new Problem("The text is too long for a filter (%,d characters).".formatted(text.length()));
        String plain = text.replace('−', '-').replace("\r\n", "\n").replace('\r', '\n').replace("\uFEFF", "");
        Matcher array = ARRAY.matcher(plain);
        if (array.matches()) plain = array.group(1);
        List<List<float[]>> channels = plain.indexOf('[') >= 0 ? brackets(plain) : lines(plain);
        return tensor(channels);
    }

    private static List<List<float[]>> lines(String text) {
        var channels = new ArrayList<List<float[]>>();
        var rows = new ArrayList<float[]>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                if (!rows.isEmpty()) channels.add(List.copyOf(rows));
                rows.clear();
            } else
                rows.add(row(line, number));
        }
        if (!rows.isEmpty()) channels.add(rows);
        return channels;
    }

    private static float[] row(String line, int number) {
        // With tabs or semicolons between cells a comma is a decimal comma, as spreadsheets in many countries write it.
        boolean decimalComma = line.indexOf('\t') >= 0 || line.indexOf(';') >= 0;
        String separator = line.indexOf('\t') >= 0
                ? "\t"
                : line.indexOf(';') >= 0 ? ";" : line.indexOf(',') >= 0 ? "," : "\\s+";
        String trimmed = line.strip();
        if (!separator.equals("\\s+") && trimmed.endsWith(separator))
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        String[] cells = trimmed.split(separator, -1);
        var row = new float[cells.length];
        for (int j = 0; j < cells.length; j++)
            row[j] = number(decimalComma ? cells[j].replace(',', '.') : cells[j], "line " + number);
        return row;
    }

    /// Nested brackets, with commas or spaces between the numbers.
    private static List<List<float[]>> brackets(String text) {
        var channels = new ArrayList<List<float[]>>();
        var rows = new ArrayList<float[]>();
        int depth = 0;
        int deepest = 0;
        var cells = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                depth++;
                deepest = Math.max(deepest, depth);
                if (depth > 3)
                    throw new Problem(
                            "The brackets are nested more than three deep; a filter is channels, rows and columns.");
            } else if (c == ']') {
                if (!cells.toString().replace(',', ' ').isBlank())
                    rows.add(bracketRow(cells.toString(), rows.size() + 1));
                cells.setLength(0);
                depth--;
                if (depth < 0) throw new Problem("A bracket closes that was never opened; copy the whole array.");
                if (depth == 1 && deepest == 3) {
                    channels.add(List.copyOf(rows));
                    rows.clear();
                }
            } else
                cells.append(c);
        }
        if (depth != 0) throw new Problem("A bracket is not closed; copy the whole array.");
        if (!rows.isEmpty()) channels.add(rows);
        return channels;
    }

    private static float[] bracketRow(String text, int number) {
        String[] cells = text.replaceAll("^[\\s,]+|[\\s,]+$", "").split("\\s*,\\s*|\\s+", -1);
        var row = new float[cells.length];
        for (int j = 0; j < cells.length; j++) row[j] = number(cells[j], "row " + number);
        return row;
    }

    private static float number(String text, String where) {
        String cell = text.strip();
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        if (quoted) cell = cell.substring(1, cell.length() - 1).strip();
        if (!NUMBER.matcher(cell).matches())
            throw new Problem(cell.isEmpty()
                    ? "A number is missing in %s; every row needs as many as the first.".formatted(where)
                    : "“%s” in %s is not a finite number."
                            .formatted(cell.length() > 24 ? cell.substring(0, 24) + "…" : cell, where));
        float value = Float.parseFloat(cell);
        if (Float.isInfinite(value))
            throw new Problem("“%s” in %s is too large; weights go up to about 10³⁸.".formatted(cell, where));
        return value;
    }

    private static Tensor tensor(List<List<float[]>> channels) {
        if (channels.isEmpty())
            throw new Problem("There are no numbers; copy rows of numbers, such as cells of a spreadsheet.");
        int height = channels.getFirst().size();
        int width = channels.getFirst().getFirst().length;
        var shape = new Shape(channels.size(), height, width);
        var data = new float[shape.size()];
        for (int c = 0; c < channels.size(); c++) {
            if (channels.get(c).size() != height)
                throw new Problem("Channel %d has %d rows and channel 0 has %d; give all the same.".formatted(c,
                        channels.get(c).size(), height));
            for (int i = 0; i < height; i++) {
                float[] row = channels.get(c).get(i);
                if (row.length != width)
                    throw new Problem(
                            "Row %d%s has %d numbers and the first row %d; give all the same.".formatted(i + 1,
                                    channels.size() > 1 ? " of channel " + c : "", row.length, width));
                System.arraycopy(row, 0, data, shape.index(c, i, 0), width);
            }
        }
        return new Tensor(shape, data);
    }

    /// Rows of tab-separated numbers, an empty line between channels; reads back exactly.
    public static String tsv(Tensor kernel) {
        return rows(kernel, "", "\t", "\n", "\n\n", "", "");
    }

    /// Nested brackets, as NumPy and Python read them: two deep for one channel, else three.
    public static String numpy(Tensor kernel) {
        return kernel.shape.channels() == 1
                ? rows(kernel, "[", ", ", "],\n [", "", "[", "]]")
                : rows(kernel, "[", ", ", "],\n  [", "]],\n [[", "[[", "]]]");
    }

    private static String rows(Tensor kernel, String open, String cell, String row, String channel, String first,
            String last) {
        var text = new StringBuilder(first).append(open);
        for (int c = 0; c < kernel.shape.channels(); c++)
            for (int i = 0; i < kernel.shape.height(); i++)
                for (int j = 0; j < kernel.shape.width(); j++) {
                    if (j > 0) text.append(cell);
                    else if (i > 0) text.append(row);
                    else if (c > 0) text.append(channel);
                    text.append(Float.toString(kernel.at(c, i, j)));
                }
        return text.append(last).toString();
    }
}
