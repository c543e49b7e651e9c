package org.fovea.figure.paper;

import java.util.List;

/// Something to be printed.
///
/// @param title what it is
/// @param facts what stands below the title: what it is about
/// @param notes how it is to be read
/// @param sections each of which begins a page
public record Paper(String title, List<Fact> facts, List<String> notes, List<Section> sections) {

    /// One thing to know.
    public record Fact(String name, String value) {
    }

    /// A part with a heading.
    public record Section(String heading, List<Item> items) {
        public Section {
            items = List.copyOf(items);
        }
    }

    /// What stays together on a page where it can.
    ///
    /// @param number what it is called by
    /// @param label what it is about
    public record Item(int number, String label, List<Block> blocks) {
        public Item {
            blocks = List.copyOf(blocks);
        }
    }

    /// A piece of an item.
    public sealed interface Block {
    }

    /// A paragraph.
    public record Text(String text) implements Block {
    }

    /// What is to be seen first, such as an answer.
    public record Result(String label, String text) implements Block {
    }

    /// Tables beside each other as far as there is room.
    public record Tables(List<Table> tables) implements Block {
        public Tables {
            tables = List.copyOf(tables);
        }
    }

    /// A calculation, a line for each step.
    public record Steps(List<String> lines) implements Block {
        public Steps {
            lines = List.copyOf(lines);
        }
    }

    /// Room to write in.
    public record Room(String label) implements Block {
    }

    /// A small table of numbers.
    ///
    /// @param title what stands above it
    /// @param head what stands above the columns
    /// @param rows as many cells each as the head has
    public record Table(String title, List<String> head, List<Row> rows) {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
            int columns = head.size();
            if (rows.stream().anyMatch(row -> row.cells().size() != columns))
                throw new IllegalArgumentException("every row has a cell for each of %d columns".formatted(columns));
        }
    }

    /// A row of a table.
    ///
    /// @param name what stands before it
    public record Row(String name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A number.
    ///
    /// @param shaded whether it is set apart from the others
    public record Cell(String text, boolean shaded) {
    }

    public Paper {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        sections = List.copyOf(sections);
    }
}
