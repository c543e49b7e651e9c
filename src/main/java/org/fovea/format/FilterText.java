package org.fovea.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Kernels as text that spreadsheets and NumPy understand: rows of numbers separated by tabs, commas, semicolons or spaces,
/// an empty line between channels; or nested brackets ([Brackets]).
public final class FilterText {
    private static final Pattern ARRAY = Pattern.compile(
            "(?s)^\\s*(?:(?:np|numpy|torch)\\.)?(?:array|tensor)\\s*\\((.*])\\s*(?:,[^\\[\\]]*)?\\)\\s*$");
    /// Possessive, so that a long cell that is no number is refused at once.
    private static final Pattern NUMBER = Pattern
            .compile("[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?");
    private static final Pattern NOTHING = Pattern.compile("[\\s,;]*");
    private static final int LONGEST = 1_000_000;
    private static final int LONGEST_QUOTE = 24;

    private FilterText() {
    }

    /// @param where which row this is, in words: `line 3`
    record Row(String where, float[] values) {
        static Row of(String where, String[] cells) {
            var values = new float[cells.length];
            for (int j = 0; j < cells.length; j++) values[j] = number(cells[j], where);
            return new Row(where, values);
        }
    }

    /// Parses a kernel: 1×kh×kw, or C×kh×kw where there are several blocks.
    ///
    /// @throws Problem when the text is not rows of numbers of equal length
    public static Tensor parse(String text) {
        if (text.length() > LONGEST)
            throw new Problem("The text is too long for a filter (%,d characters); copy the filter alone."
                    .formatted(text.length()));
        String plain = text.replace('−', '-').replace("\r\n", "\n").replace('\r', '\n').replace("\uFEFF", "");
        Matcher array = ARRAY.matcher(plain);
        if (array.matches()) plain = array.group(1);
        boolean brackets = plain.indexOf('[') >= 0 || plain.indexOf(']') >= 0;
        return tensor(brackets ? Brackets.parse(plain) : lines(plain));
    }

    private static List<List<Row>> lines(String text) {
        var channels = new ArrayList<List<Row>>();
        var rows = new ArrayList<Row>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            // An empty row of a spreadsheet may still hold its separators.
            if (!NOTHING.matcher(line).matches()) rows.add(Row.of("line " + number, cells(line)));
            else if (!rows.isEmpty()) {
                channels.add(List.copyOf(rows));
                rows.clear();
            }
        }
        if (!rows.isEmpty()) channels.add(rows);
        return channels;
    }

    /// With tabs or semicolons between cells a comma is a decimal comma, as spreadsheets in many countries write it.
    private static String[] cells(String line) {
        if (line.indexOf('\t') >= 0) return cells(line.replace(',', '.'), "\t");
        if (line.indexOf(';') >= 0) return cells(line.replace(',', '.'), ";");
        return line.indexOf(',') >= 0 ? cells(line, ",") : line.strip().split("\\s+", -1);
    }

    /// One separator may end the line.
    private static String[] cells(String line, String separator) {
        String[] cells = line.split(separator, -1);
        boolean ended = cells[cells.length - 1].isBlank();
        return ended ? Arrays.copyOf(cells, cells.length - 1) : cells;
    }

    private static float number(String text, String where) {
        String cell = text.strip();
        boolean marked = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        if (marked) cell = cell.substring(1, cell.length() - 1).strip();
        if (cell.isEmpty())
            throw new Problem("A number is missing in %s; fill the empty cell, with 0 where nothing is meant."
                    .formatted(where));
        if (!NUMBER.matcher(cell).matches())
            throw new Problem("%s in %s is not a finite number; replace it by one.".formatted(quoted(cell), where));
        float value = Float.parseFloat(cell);
        if (Float.isInfinite(value))
            throw new Problem(
                    "%s in %s is too large; weights go up to about 3 × 10³⁸.".formatted(quoted(cell), where));
        return value;
    }

    static String quoted(String text) {
        return "“" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text) + "”";
    }

    static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Tensor tensor(List<List<Row>> channels) {
        if (channels.isEmpty())
            throw new Problem("There are no numbers; copy rows of numbers, such as cells of a spreadsheet.");
        Row first = channels.getFirst().getFirst();
        int height = channels.getFirst().size();
        int width = first.values().length;
        var shape = new Shape(channels.size(), height, width);
        var data = new float[shape.size()];
        for (int c = 0; c < channels.size(); c++) {
            List<Row> rows = channels.get(c);
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                if (row.values().length != width)
                    throw new Problem("%s has %s and %s has %d; give every row as many.".formatted(
                            capital(row.where()), count(row.values().length, "number"), first.where(), width));
                if (i < height) System.arraycopy(row.values(), 0, data, shape.index(c, i, 0), width);
            }
            if (rows.size() != height)
                throw new Problem("The channel that starts at %s has %s and the first one %d; give all the same."
                        .formatted(rows.getFirst().where(), count(rows.size(), "row"), height));
        }
        return new Tensor(shape, data);
    }

    private static String count(int count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
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
