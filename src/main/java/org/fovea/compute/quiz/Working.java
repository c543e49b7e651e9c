package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a value is calculated from numbers as they are shown, rounded.
///
/// @param asked what is to be said about the numbers, in sentences
/// @param given the numbers
/// @param lines the steps
/// @param value what the shown numbers make
record Working(String asked, List<Grid> given, List<String> lines, double value) {
    /// A table is at most so wide.
    static final int WIDEST = 9;

    /// Numbers behind one another, in as many tables of two or more rows as are needed.
    ///
    /// @param title what they are
    /// @param columns what each of them is called
    /// @param rows what the rows are called
    /// @param texts the numbers of each row
    static List<Grid> listed(String title, List<String> columns, List<String> rows, List<List<String>> texts) {
        var grids = new ArrayList<Grid>();
        for (int from = 0; from < columns.size(); from += WIDEST) {
            int end = Math.min(columns.size(), from + WIDEST);
            var cells = new ArrayList<Grid.Cell>();
            for (List<String> row : texts)
                for (String text : row.subList(from, end)) cells.add(new Grid.Cell(text, false));
            grids.add(new Grid(from == 0 ? title : title + ", continued", columns.subList(from, end), rows, cells));
        }
        return grids;
    }

    /// `0.12·0.5 + 0.3·(−0.2)`
    static String products(List<String> ones, List<String> others) {
        return IntStream.range(0, ones.size())
                .mapToObj(i -> (i == 0 ? ones.get(i) : Decimals.bracketed(ones.get(i))) + "·"
                        + Decimals.bracketed(others.get(i)))
                .collect(Collectors.joining(" + "));
    }

    /// `0.1 + (−0.2) + 0.3`
    static String sum(List<String> numbers) {
        return IntStream.range(0, numbers.size())
                .mapToObj(i -> i == 0 ? numbers.get(i) : Decimals.bracketed(numbers.get(i)))
                .collect(Collectors.joining(" + "));
    }
}
