package org.fovea.format;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Problem;

/// Reads nested brackets, as Python, NumPy and PyTorch write and print them: numbers stand in the innermost brackets only,
/// and these are all equally deep.
final class Brackets {
    private static final int DEEPEST = 3;

    private final List<List<FilterText.Row>> channels = new ArrayList<>();
    private final List<FilterText.Row> rows = new ArrayList<>();
    private int read;
    private int depth;
    /// How deep the rows are; 0 before the first of them is read.
    private int rowDepth;
    private boolean innermost;

    private Brackets() {
    }

    /// The channels, each a list of rows.
    ///
    /// @throws Problem when brackets do not match or something else than a number stands in or beside them
    static List<List<FilterText.Row>> parse(String text) {
        var reader = new Brackets();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '[' && c != ']') continue;
            reader.read(text.substring(from, i), c == '[');
            from = i + 1;
        }
        return reader.end(text.substring(from));
    }

    /// Reads what stands before a bracket, and the bracket.
    private void read(String before, boolean opens) {
        if (opens) {
            between(before);
            if (++depth > DEEPEST)
                throw new Problem(
                        "The brackets are nested more than three deep; a filter is channels, rows and columns.");
            innermost = true;
            return;
        }
        if (depth == 0) throw new Problem("A bracket closes that was never opened; copy the whole array.");
        if (innermost) row(before);
        else
            between(before);
        innermost = false;
        depth--;
        if (depth == rowDepth - 2) endChannel();
    }

    private List<List<FilterText.Row>> end(String rest) {
        if (depth != 0) throw new Problem("A bracket is not closed; copy the whole array.");
        between(rest);
        endChannel();
        return channels;
    }

    private void endChannel() {
        if (!rows.isEmpty()) channels.add(List.copyOf(rows));
        rows.clear();
    }

    private void between(String text) {
        String found = text.strip();
        if (!found.isEmpty() && !found.equals(","))
            throw new Problem("%s stands beside the brackets of row %d; copy the whole array and nothing else."
                    .formatted(FilterText.quoted(found), Math.max(1, read)));
    }

    private void row(String text) {
        String where = "row " + (read + 1);
        String cells = text.strip();
        if (cells.isEmpty())
            throw new Problem("There are no numbers in %s; give every row as many.".formatted(where));
        if (rowDepth != 0 && rowDepth != depth)
            throw new Problem("%s is not as deep in brackets as the rows before it; copy the whole array."
                    .formatted(FilterText.capital(where)));
        rowDepth = depth;
        if (cells.endsWith(",")) cells = cells.substring(0, cells.length() - 1).strip();
        read++;
        rows.add(FilterText.Row.of(where, cells.split("\\s*+,\\s*+|\\s++", -1)));
    }
}
