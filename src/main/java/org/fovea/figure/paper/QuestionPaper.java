package org.fovea.figure.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.compute.quiz.Grid;
import org.fovea.compute.quiz.Question;
import org.fovea.compute.quiz.QuestionSheet;

/// A sheet of questions to be handed out: the questions with room for answers, then the key with every calculation.
public final class QuestionPaper {
    private static final List<String> NOTES = List.of(
            "Rows, columns, maps and channels are counted from 0. Sizes are rows × columns.",
            "Filters are laid on the input as they are shown (cross-correlation). Rows and columns below 0, or past the end, "
                    + "lie on the padding, which holds zeros unless something else is said.",
            "Numbers are rounded as they are shown; what is calculated with them counts as right.");

    private QuestionPaper() {
    }

    public static Paper of(QuestionSheet sheet) {
        List<Question> questions = sheet.questions();
        var facts = List.of(new Paper.Fact("Picture", sheet.picture()),
                new Paper.Fact(sheet.layers().size() == 1 ? "Layer" : "Layers", String.join(", ", sheet.layers())),
                new Paper.Fact("Questions", Integer.toString(questions.size())),
                new Paper.Fact("Seed", Long.toString(sheet.seed())));
        return new Paper("Questions on " + sheet.title(), facts, NOTES,
                List.of(new Paper.Section("Questions", items(questions, false)),
                        new Paper.Section("Answer key", items(questions, true))));
    }

    private static List<Paper.Item> items(List<Question> questions, boolean key) {
        return IntStream.range(0, questions.size()).mapToObj(i -> {
            Question question = questions.get(i);
            return new Paper.Item(i + 1, "%s · %s".formatted(question.topic().title(), question.layer()),
                    key ? key(question) : asked(question));
        }).toList();
    }

    private static List<Paper.Block> asked(Question question) {
        var blocks = new ArrayList<Paper.Block>();
        blocks.add(new Paper.Text(question.text()));
        if (!question.given().isEmpty())
            blocks.add(new Paper.Tables(question.given().stream().map(QuestionPaper::table).toList()));
        blocks.add(new Paper.Room("Answer (%s)".formatted(question.answer().form())));
        return blocks;
    }

    private static List<Paper.Block> key(Question question) {
        return List.of(new Paper.Result("Answer", question.answer().text()), new Paper.Steps(question.calculation()));
    }

    private static Paper.Table table(Grid grid) {
        int columns = grid.columns().size();
        var rows = IntStream.range(0, grid.rows().size()).mapToObj(row -> new Paper.Row(grid.rows().get(row),
                IntStream.range(0, columns).mapToObj(column -> grid.cell(row, column))
                        .map(cell -> new Paper.Cell(cell.text(), cell.padding())).toList()))
                .toList();
        return new Paper.Table(grid.title(), grid.columns(), rows);
    }
}
