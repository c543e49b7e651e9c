package org.fovea.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.fovea.engine.Problem;
import org.fovea.figure.paper.Paper;

/// Papers as Markdown, with the tables of GitHub's and Pandoc's dialects. UTF-8.
public final class MarkdownFile {
    private static final String SPECIAL = "\\`*_{}[]<>#|~$";

    private MarkdownFile() {
    }

    /// @throws Problem when the file cannot be written
    public static void write(Path file, Paper paper) {
        WholeFile.write(file, out -> out.write(text(paper).getBytes(StandardCharsets.UTF_8)));
    }

    /// All of a paper.
    static String text(Paper paper) {
        var text = new StringBuilder("# " + escaped(paper.title()) + "\n\n");
        for (Paper.Fact fact : paper.facts())
            text.append("- **%s:** %s\n".formatted(escaped(fact.name()), escaped(fact.value())));
        if (!paper.facts().isEmpty()) text.append('\n');
        for (String note : paper.notes()) text.append(escaped(note)).append("\n\n");
        boolean first = true;
        for (Paper.Section section : paper.sections()) {
            // A page of its own where the Markdown is printed; elsewhere it is not seen.
            if (!first)
                text.append("<div style=\"page-break-before: always\"></div>\n\n");
            first = false;
            text.append("## ").append(escaped(section.heading())).append("\n\n");
            for (Paper.Item item : section.items()) {
                text.append("### %d. %s\n\n".formatted(item.number(), escaped(item.label())));
                for (Paper.Block block : item.blocks()) text.append(text(block)).append("\n\n");
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String text(Paper.Block block) {
        return switch (block) {
            case Paper.Text(String text) -> escaped(text);
            case Paper.Result(String label, String text) -> "**%s: %s**".formatted(escaped(label), escaped(text));
            case Paper.Room(String label) -> "%s: ______".formatted(escaped(label)).replace("______", "\\_".repeat(12));
            case Paper.Steps(List<String> lines) -> "```text\n%s\n```".formatted(String.join("\n", lines));
            case Paper.Tables(List<Paper.Table> tables) ->
                tables.stream().map(MarkdownFile::table).collect(Collectors.joining("\n\n"));
        };
    }

    private static String table(Paper.Table table) {
        var text = new StringBuilder("*%s*\n\n".formatted(escaped(table.title())));
        text.append("| |").append(cells(table.head().stream().map(MarkdownFile::escaped).toList())).append("\n|---:|")
                .append("---:|".repeat(table.head().size()));
        for (Paper.Row row : table.rows())
            text.append("\n| %s |".formatted(row.name().isEmpty() ? "" : "**" + escaped(row.name()) + "**"))
                    .append(cells(row.cells().stream().map(
                            cell -> cell.shaded() ? "*" + escaped(cell.text()) + "*" : escaped(cell.text())).toList()));
        return text.toString();
    }

    private static String cells(List<String> cells) {
        return cells.stream().map(cell -> " %s |".formatted(cell)).collect(Collectors.joining());
    }

    /// Text that Markdown shows as it is.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) escaped.append('\\');
            escaped.append(c);
        }
        return escaped.toString();
    }
}
