package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.engine.field.Span;

/// What is asked for, with the right answer. A guess is an answer of the same form.
public sealed interface Answer {

    /// The right answer: `0.612`, `28×28`, `rows −1 … 1, columns 4 … 6`.
    String text();

    /// How a guess is written, for whoever types one.
    String form();

    /// The guess that somebody typed; nothing where it has another form.
    Optional<Answer> read(String typed);

    /// How far a guess is from the answer, in the units of the answer; infinitely far where it has another form.
    double distance(Answer guess);

    /// Whether a guess counts as right.
    default boolean right(Answer guess) {
        return distance(guess) == 0;
    }

    /// A number.
    ///
    /// @param decimals how many decimals are asked for; 0 for a count
    /// @param tolerance how far a guess may be off: the numbers of a question are rounded, and so is what is made of them
    record Quantity(double value, int decimals, double tolerance) implements Answer {

        /// A count of something, which is right or wrong.
        public static Quantity count(long value) {
            return new Quantity(value, 0, 0);
        }

        @Override
        public String text() {
            return decimals == 0 && value == Math.rint(value)
                    ? Decimals.whole((long) value)
                    : new Decimals(decimals).text(value);
        }

        @Override
        public String form() {
            return decimals == 0 ? "a whole number" : "a number with %d decimals".formatted(decimals);
        }

        @Override
        public Optional<Answer> read(String typed) {
            String plain = typed.strip().replace('−', '-').replaceAll("[\\s_]", "");
            // Thousands in counts; elsewhere many write 0,6.
            plain = tolerance == 0 || plain.contains(".") ? plain.replace(",", "") : plain.replace(',', '.');
            try {
                double number = Double.parseDouble(plain);
                return Double.isFinite(number)
                        ? Optional.of(new Quantity(number, decimals, tolerance))
                        : Optional.empty();
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }

        @Override
        public double distance(Answer guess) {
            return guess instanceof Quantity other ? Math.abs(other.value - value) : Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean right(Answer guess) {
            return distance(guess) <= tolerance;
        }
    }

    /// Rows and columns of a map.
    record Size(int height, int width) implements Answer {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*[x×*,;/ ]\\s*([0-9]{1,9})");

        @Override
        public String text() {
            return height + "×" + width;
        }

        @Override
        public String form() {
            return "rows × columns";
        }

        @Override
        public Optional<Answer> read(String typed) {
            Matcher matcher = FORM.matcher(typed.strip());
            return matcher.matches()
                    ? Optional.of(new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public double distance(Answer guess) {
            return guess instanceof Size(int rows, int columns)
                    ? Math.max(Math.abs(rows - height), Math.abs(columns - width))
                    : Double.POSITIVE_INFINITY;
        }
    }

    /// Rows and columns from a first to a last one; those below 0 or beyond the map lie on the padding. Gaps within them are
    /// not asked for.
    record Place(Span rows, Span columns) implements Answer {
        // A minus behind a digit means “to”.
        private static final Pattern END = Pattern.compile("(?<![0-9])[-−]?[0-9]{1,9}");

        @Override
        public String text() {
            return "rows %s, columns %s".formatted(range(rows), range(columns));
        }

        private static String range(Span span) {
            return Decimals.signed("%d … %d".formatted(span.first(), span.last()));
        }

        @Override
        public String form() {
            return "first … last row, first … last column";
        }

        @Override
        public Optional<Answer> read(String typed) {
            List<Integer> ends = new ArrayList<>();
            Matcher matcher = END.matcher(typed);
            while (matcher.find())
                ends.add(Integer.parseInt(matcher.group().replace('−', '-')));
            return ends.size() == 4
                    ? Optional
                            .of(new Place(new Span(ends.get(0), ends.get(1), 1), new Span(ends.get(2), ends.get(3), 1)))
                    : Optional.empty();
        }

        @Override
        public double distance(Answer guess) {
            return guess instanceof Place(Span otherRows, Span otherColumns)
                    ? Math.max(apart(rows, otherRows), apart(columns, otherColumns))
                    : Double.POSITIVE_INFINITY;
        }

        private static int apart(Span one, Span other) {
            return Math.max(Math.abs(one.first() - other.first()), Math.abs(one.last() - other.last()));
        }
    }
}
