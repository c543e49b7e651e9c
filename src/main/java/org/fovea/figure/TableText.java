package org.fovea.figure;

import java.util.List;
import java.util.stream.Collectors;

/// Writes a table for other programs.
public enum TableText {
    /// Comma-separated values with a head, as in RFC 4180; minus signs that programs read.
    CSV {
        @Override
        public String of(List<String> head, List<List<String>> rows) {
            return line(head) + rows.stream().map(this::line).collect(Collectors.joining());
        }

        private String line(List<String> cells) {
            return cells.stream().map(TableText::quoted).collect(Collectors.joining(",", "", "\n"));
        }
    },
    /// A table in Markdown.
    MARKDOWN {
        @Override
        public String of(List<String> head, List<List<String>> rows) {
            return line(head) + "|" + "---|".repeat(head.size()) + "\n"
                    + rows.stream().map(this::line).collect(Collectors.joining());
        }

        private String line(List<String> cells) {
            return cells.stream().map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " "))
                    .collect(Collectors.joining(" | ", "| ", " |\n"));
        }
    },
    /// A `tabular` of LaTeX.
    LATEX {
        @Override
        public String of(List<String> head, List<List<String>> rows) {
            return "\\begin{tabular}{%s}\n\\hline\n%s\\hline\n%s\\hline\n\\end{tabular}\n".formatted(
                    "l".repeat(head.size()), line(head), rows.stream().map(this::line).collect(Collectors.joining()));
        }

        private String line(List<String> cells) {
            return cells.stream().map(TableText::escaped).collect(Collectors.joining(" & ", "", " \\\\\n"));
        }
    };

    /// @param rows each as long as the head
    public abstract String of(List<String> head, List<List<String>> rows);

    private static String quoted(String cell) {
        String text = cell.replace('−', '-');
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String cell) {
        var text = new StringBuilder();
        for (char each : cell.toCharArray())
            text.append(switch (each) {
                case '\\' -> "\\textbackslash{}";
                case '&', '%', '$', '#', '_', '{', '}' -> "\\" + each;
                case '~' -> "\\textasciitilde{}";
                case '^' -> "\\textasciicircum{}";
                case '−' -> "$-$";
                case '×' -> "$\\times$";
                case '–' -> "--";
                case '…' -> "\\ldots{}";
                default -> String.valueOf(each);
            });
        return text.toString();
    }
}
