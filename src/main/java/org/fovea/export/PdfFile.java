package org.fovea.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fovea.figure.Palette;
import org.fovea.figure.paper.Paper;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// Papers as PDF, A4, in the app's own typefaces, which the file carries. What belongs together stays on one page where it fits.
public final class PdfFile {
    private static final float MARGIN = 56;
    private static final float TEXT = 10;
    private static final float NUMBER = 8;
    private static final float HEAD = 7.5f;
    /// Width of a character of the numbers' face, as a share of its size.
    private static final float ADVANCE = 0.6f;
    /// Left and right of what stands in a cell, together.
    private static final float AROUND = 8;
    private static final float TABLE_GAP = 18;

    private PdfFile() {
    }

    /// @throws org.fovea.engine.Problem when the file cannot be written
    public static void write(Path file, Paper paper) {
        WholeFile.write(file, out -> {
            try {
                new Page(new Fonts(), out).write(paper);
            } catch (DocumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        });
    }

    /// The typefaces: words in Inter, numbers in JetBrains Mono.
    private static final class Fonts {
        private final BaseFont words = load("Inter-Regular.otf");
        private final BaseFont bold = load("Inter-SemiBold.otf");
        private final BaseFont numbers = load("JetBrainsMono-Regular.ttf");

        private static BaseFont load(String name) {
            try (InputStream in = Palette.class.getResourceAsStream("fonts/" + name)) {
                return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false,
                        Objects.requireNonNull(in).readAllBytes(), null);
            } catch (IOException e) {
                throw new IllegalStateException("the typeface " + name + " is damaged", e);
            }
        }

        Font words(float size) {
            return new Font(words, size);
        }

        Font bold(float size) {
            return new Font(bold, size);
        }

        Font numbers(float size) {
            return new Font(numbers, size);
        }
    }

    /// One file being written.
    private static final class Page {
        private static final java.awt.Color QUIET = new java.awt.Color(0x57606a);
        private static final java.awt.Color LINE = new java.awt.Color(0xd8dee4);
        private static final java.awt.Color SHADE = new java.awt.Color(0xeaeef2);

        private final Fonts fonts;
        private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 10);
        private final PdfWriter writer;

        Page(Fonts fonts, OutputStream out) {
            this.fonts = fonts;
            writer = PdfWriter.getInstance(document, out);
            // The stream is closed by who opened it.
            writer.setCloseStream(false);
        }

        void write(Paper paper) {
            writer.setPageEvent(new PdfPageEventHelper() {
                @Override
                public void onEndPage(PdfWriter pages, Document page) {
                    Font quiet = fonts.words(8);
                    quiet.setColor(QUIET);
                    ColumnText.showTextAligned(pages.getDirectContent(), Element.ALIGN_LEFT,
                            new Phrase(paper.title(), quiet), MARGIN, MARGIN - 14, 0);
                    ColumnText.showTextAligned(pages.getDirectContent(), Element.ALIGN_RIGHT,
                            new Phrase(Integer.toString(pages.getPageNumber()), quiet),
                            page.getPageSize().getWidth() - MARGIN, MARGIN - 14, 0);
                }
            });
            document.addTitle(paper.title());
            document.open();
            document.add(spaced(new Paragraph(paper.title(), fonts.bold(18)), 0, 8));
            for (Paper.Fact fact : paper.facts()) {
                var line = new Paragraph();
                line.add(new Chunk(fact.name() + ":  ", fonts.bold(TEXT)));
                line.add(new Chunk(fact.value(), fonts.words(TEXT)));
                document.add(spaced(line, 0, 2));
            }
            for (String note : paper.notes()) {
                var line = new Paragraph(note, fonts.words(9));
                line.getFont().setColor(QUIET);
                document.add(spaced(line, 3, 0));
            }
            boolean first = true;
            for (Paper.Section section : paper.sections()) {
                if (!first) document.newPage();
                first = false;
                document.add(spaced(new Paragraph(section.heading(), fonts.bold(14)), 14, 4));
                for (Paper.Item item : section.items()) document.add(item(item));
            }
            document.close();
        }

        private static Paragraph spaced(Paragraph paragraph, float before, float after) {
            paragraph.setSpacingBefore(before);
            paragraph.setSpacingAfter(after);
            paragraph.setLeading(0, 1.35f);
            return paragraph;
        }

        /// A table of one cell, which goes to the next page as a whole where it does not fit on this one.
        private PdfPTable item(Paper.Item item) {
            var cell = new PdfPCell();
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setPadding(0);
            cell.setPaddingBottom(12);
            var head = new Paragraph();
            head.add(new Chunk(item.number() + ".  ", fonts.bold(11)));
            Font label = fonts.bold(TEXT);
            label.setColor(QUIET);
            head.add(new Chunk(item.label(), label));
            cell.addElement(spaced(head, 0, 3));
            for (Paper.Block block : item.blocks()) add(cell, block);
            var whole = new PdfPTable(1);
            whole.setWidthPercentage(100);
            whole.setSplitLate(true);
            whole.addCell(cell);
            return whole;
        }

        private void add(PdfPCell cell, Paper.Block block) {
            switch (block) {
                case Paper.Text(String text) -> cell.addElement(spaced(new Paragraph(text, fonts.words(TEXT)), 0, 4));
                case Paper.Result(String label, String text) -> {
                    var line = new Paragraph(label + ":  ", fonts.words(TEXT));
                    line.add(new Chunk(text, fonts.bold(TEXT)));
                    cell.addElement(spaced(line, 0, 3));
                }
                case Paper.Steps(List<String> lines) -> {
                    for (String line : lines) cell.addElement(spaced(new Paragraph(line, fonts.numbers(8.5f)), 0, 1));
                }
                case Paper.Room(String label) -> {
                    Font quiet = fonts.words(9);
                    quiet.setColor(QUIET);
                    cell.addElement(spaced(new Paragraph(label + ":  " + "_".repeat(28), quiet), 8, 2));
                }
                case Paper.Tables(List<Paper.Table> tables) -> beside(cell, tables);
            }
        }

        /// As many beside each other as there is room for.
        private void beside(PdfPCell cell, List<Paper.Table> tables) {
            float room = document.right() - document.left();
            int from = 0;
            while (from < tables.size()) {
                int end = from + 1;
                float used = width(tables.get(from));
                while (end < tables.size() && used + TABLE_GAP + width(tables.get(end)) <= room)
                    used += TABLE_GAP + width(tables.get(end++));
                cell.addElement(row(tables.subList(from, end), room));
                from = end;
            }
        }

        private static float width(Paper.Table table) {
            return name(table) + table.head().size() * cell(table);
        }

        /// How wide the names of the rows are.
        private static float name(Paper.Table table) {
            int longest = table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
            return longest * ADVANCE * HEAD + AROUND;
        }

        /// How wide its widest cell is.
        private static float cell(Paper.Table table) {
            int longest = table.rows().stream().flatMap(row -> row.cells().stream())
                    .mapToInt(cell -> cell.text().length()).max().orElse(0);
            int head = table.head().stream().mapToInt(String::length).max().orElse(0);
            return Math.max(longest * ADVANCE * NUMBER, head * ADVANCE * HEAD) + AROUND;
        }

        private PdfPTable row(List<Paper.Table> tables, float room) {
            var widths = new float[tables.size() + 1];
            float used = 0;
            for (int n = 0; n < tables.size(); n++) {
                // A title may be wider than its numbers.
                float title = fonts.words.getWidthPoint(tables.get(n).title(), 9);
                widths[n] = Math.max(title, width(tables.get(n))) + TABLE_GAP;
                used += widths[n];
            }
            widths[tables.size()] = Math.max(1, room - used);
            var row = new PdfPTable(widths.length);
            row.setTotalWidth(widths);
            row.setLockedWidth(true);
            row.setSpacingBefore(4);
            row.setSpacingAfter(4);
            for (Paper.Table table : tables) {
                var cell = new PdfPCell();
                cell.setBorder(Rectangle.NO_BORDER);
                cell.setPadding(0);
                cell.setPaddingRight(TABLE_GAP);
                Font title = fonts.words(9);
                title.setColor(QUIET);
                cell.addElement(spaced(new Paragraph(table.title(), title), 0, 2));
                cell.addElement(table(table));
                row.addCell(cell);
            }
            var rest = new PdfPCell();
            rest.setBorder(Rectangle.NO_BORDER);
            row.addCell(rest);
            return row;
        }

        private PdfPTable table(Paper.Table table) {
            var widths = new float[table.head().size() + 1];
            widths[0] = name(table);
            Arrays.fill(widths, 1, widths.length, cell(table));
            var grid = new PdfPTable(widths.length);
            grid.setTotalWidth(widths);
            grid.setLockedWidth(true);
            grid.setHorizontalAlignment(Element.ALIGN_LEFT);
            grid.addCell(head(""));
            for (String name : table.head()) grid.addCell(head(name));
            for (Paper.Row row : table.rows()) {
                grid.addCell(head(row.name()));
                for (Paper.Cell cell : row.cells()) grid.addCell(number(cell));
            }
            return grid;
        }

        private PdfPCell head(String text) {
            Font quiet = fonts.numbers(HEAD);
            quiet.setColor(QUIET);
            var cell = new PdfPCell(new Phrase(text, quiet));
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
            cell.setPadding(2);
            return cell;
        }

        private PdfPCell number(Paper.Cell number) {
            var cell = new PdfPCell(new Phrase(number.text(), fonts.numbers(NUMBER)));
            cell.setBorderColor(LINE);
            cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
            cell.setPadding(3);
            if (number.shaded()) cell.setBackgroundColor(SHADE);
            return cell;
        }
    }
}
