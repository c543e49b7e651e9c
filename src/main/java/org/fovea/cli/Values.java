package org.fovea.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.compute.step.Level;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.figure.step.StepFrame;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.fovea.project.FilterPreset;
import org.fovea.project.Template;
import org.fovea.project.WindowOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What may stand after each option: text in, value out, or a sentence that says what would be right.
final class Values {
    private static final Pattern PAIR = Pattern.compile("([0-9]{1,9})(?:[x×]([0-9]{1,9}))?");
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})[x×]([0-9]{1,9})[x×]([0-9]{1,9})");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[x×]([0-9]{1,5})");
    private static final int SMALLEST_WINDOW = 200;
    private static final int LARGEST_WINDOW = 16384;
    private static final List<String> FILES = List.of(".npy", ".csv", ".tsv");
    /// More padding or dilation than any picture has rows.
    private static final int LARGEST = 1_000_000;

    private Values() {
    }

    /// Rows × columns, each at least 1: of a stride or a dilation.
    record Pair(int rows, int columns) {
        static final Pair ONE = new Pair(1, 1);
    }

    /// The formats of the files a feature map is written to.
    enum Format {
        PNG, NPY, CSV
    }

    static final class FileName implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isBlank()) throw new TypeConversionException("a file name is empty.");
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("“%s” cannot be a file name: %s.".formatted(text, e.getReason()));
            }
        }
    }

    static final class FilterOf implements ITypeConverter<FilterArgument> {
        @Override
        public FilterArgument convert(String text) {
            String ending = text.toLowerCase(Locale.ROOT);
            if (FILES.stream().anyMatch(ending::endsWith))
                return new FilterArgument.Weights(new FileName().convert(text));
            return new FilterArgument.Preset(FilterPreset.named(text).orElseThrow(() -> new TypeConversionException(
                    "“%s” is neither a file that ends in .npy or .csv nor one of %s.".formatted(text,
                            String.join(", ", FilterPreset.names())))));
        }
    }

    static final class TemplateOf implements ITypeConverter<Template> {
        @Override
        public Template convert(String text) {
            return Template.named(text).orElseThrow(() -> new TypeConversionException(
                    "“%s” is not a template; choose one of %s.".formatted(text,
                            Arrays.stream(Template.values()).map(Template::id).collect(Collectors.joining(", ")))));
        }
    }

    /// Channels × rows × columns.
    static final class ShapeOf implements ITypeConverter<Shape> {
        @Override
        public Shape convert(String text) {
            Matcher matcher = SHAPE.matcher(text);
            if (matcher.matches()) {
                int channels = whole(matcher.group(1), 1);
                int height = whole(matcher.group(2), 1);
                int width = whole(matcher.group(3), 1);
                if ((double) channels * height * width <= Shape.MOST) return new Shape(channels, height, width);
            }
            throw new TypeConversionException(
                    "“%s” is not the shape of an input; write CxHxW, such as 3x224x224.".formatted(text));
        }
    }

    static final class WindowSize implements ITypeConverter<WindowOptions.Size> {
        @Override
        public WindowOptions.Size convert(String text) {
            Matcher matcher = SIZE.matcher(text);
            if (matcher.matches()) {
                int width = Integer.parseInt(matcher.group(1));
                int height = Integer.parseInt(matcher.group(2));
                if (Math.min(width, height) >= SMALLEST_WINDOW && Math.max(width, height) <= LARGEST_WINDOW)
                    return new WindowOptions.Size(width, height);
            }
            throw new TypeConversionException("“%s” is not a window size; write WIDTHxHEIGHT with %d to %d pixels each."
                    .formatted(text, SMALLEST_WINDOW, LARGEST_WINDOW));
        }
    }

    /// Of a picture of a step.
    static final class FrameSize implements ITypeConverter<WindowOptions.Size> {
        private static final int LARGEST_SIDE = 4096;

        @Override
        public WindowOptions.Size convert(String text) {
            Matcher matcher = SIZE.matcher(text);
            if (matcher.matches()) {
                int width = Integer.parseInt(matcher.group(1));
                int height = Integer.parseInt(matcher.group(2));
                if (width >= StepFrame.NARROWEST && height >= StepFrame.LOWEST
                        && Math.max(width, height) <= LARGEST_SIDE)
                    return new WindowOptions.Size(width, height);
            }
            throw new TypeConversionException(
                    "“%s” is not the size of a picture; write WIDTHxHEIGHT, at least %dx%d and at most %d each."
                            .formatted(text, StepFrame.NARROWEST, StepFrame.LOWEST, LARGEST_SIDE));
        }
    }

    static final class LevelOf implements ITypeConverter<Level> {
        @Override
        public Level convert(String text) {
            return oneOf(Level.values(), Values::name, text, "level");
        }
    }

    /// How many in a second.
    static final class PerSecond implements ITypeConverter<Double> {
        private static final double SLOWEST = 0.05;
        private static final double FASTEST = 60;

        @Override
        public Double convert(String text) {
            try {
                double value = Double.parseDouble(text);
                if (value >= SLOWEST && value <= FASTEST) return value;
            } catch (NumberFormatException _) {
                // Refused below, as a number out of range is.
            }
            throw new TypeConversionException(
                    "“%s” is not a speed; write how many steps are shown in a second, from %s to %.0f."
                            .formatted(text, SLOWEST, FASTEST));
        }
    }

    /// The number of a step.
    static final class StepNumber implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (text.matches("[0-9]{1,18}")) return Long.parseLong(text);
            throw new TypeConversionException("“%s” is not the number of a step, such as 1 or 250.".formatted(text));
        }
    }

    static final class Theme implements ITypeConverter<WindowOptions.Theme> {
        @Override
        public WindowOptions.Theme convert(String text) {
            return oneOf(WindowOptions.Theme.values(), Values::name, text, "theme");
        }
    }

    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1);
        }
    }

    /// Counted from 0.
    static final class FromZero implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0);
        }
    }

    static final class CellOf implements ITypeConverter<Cell> {
        @Override
        public Cell convert(String text) {
            String[] parts = text.split(",", -1);
            if (parts.length != 2)
                throw new TypeConversionException(
                        "“%s” is not a place; write ROW,COL counted from 0, such as 5,5.".formatted(text));
            return new Cell(whole(parts[0].strip(), 0), whole(parts[1].strip(), 0));
        }
    }

    static final class PairOf implements ITypeConverter<Pair> {
        @Override
        public Pair convert(String text) {
            Matcher matcher = PAIR.matcher(text);
            if (!matcher.matches())
                throw new TypeConversionException(
                        "“%s” is neither a whole number nor ROWSxCOLUMNS, such as 2 or 2x1.".formatted(text));
            int rows = whole(matcher.group(1), 1);
            return new Pair(rows, matcher.group(2) == null ? rows : whole(matcher.group(2), 1));
        }
    }

    static final class PaddingOf implements ITypeConverter<Padding> {
        private static final List<Padding.Named> NAMED = List.of(Padding.Named.VALID, Padding.Named.SAME,
                Padding.Named.SAME_LOWER, Padding.Named.FULL);

        @Override
        public Padding convert(String text) {
            for (Padding.Named named : NAMED) if (name(named).equals(text.toLowerCase(Locale.ROOT))) return named;
            String[] sides = text.split(",", -1);
            boolean numbers = Arrays.stream(sides).allMatch(side -> side.matches("[0-9]{1,9}"));
            if (!numbers || (sides.length != 1 && sides.length != 4))
                throw new TypeConversionException(
                        "“%s” is not a padding; write valid, same, same-lower, full, one number for all sides or TOP,BOTTOM,LEFT,RIGHT."
                                .formatted(text));
            int[] counts = Arrays.stream(sides).mapToInt(side -> whole(side, 0)).toArray();
            return counts.length == 1
                    ? new Padding.Explicit(counts[0], counts[0], counts[0], counts[0])
                    : new Padding.Explicit(counts[0], counts[1], counts[2], counts[3]);
        }
    }

    static final class ModeOf implements ITypeConverter<PaddingMode> {
        @Override
        public PaddingMode convert(String text) {
            return oneOf(PaddingMode.values(), Values::name, text, "padding mode");
        }
    }

    static final class ColorsOf implements ITypeConverter<Colors> {
        @Override
        public Colors convert(String text) {
            return oneOf(Colors.values(), Values::name, text.equalsIgnoreCase("gray") ? "grey" : text, "color map");
        }
    }

    static final class FormatOf implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return oneOf(Format.values(), Values::name, text.strip(), "format");
        }
    }

    static final class OptimizerOf implements ITypeConverter<TrainingOptions.OptimizerName> {
        @Override
        public TrainingOptions.OptimizerName convert(String text) {
            return oneOf(TrainingOptions.OptimizerName.values(), Values::name, text, "optimizer");
        }
    }

    static final class ScheduleOf implements ITypeConverter<TrainingOptions.ScheduleName> {
        @Override
        public TrainingOptions.ScheduleName convert(String text) {
            return oneOf(TrainingOptions.ScheduleName.values(), Values::name, text, "schedule");
        }
    }

    static final class Finite implements ITypeConverter<Float> {
        @Override
        public Float convert(String text) {
            try {
                float value = Float.parseFloat(text);
                if (Float.isFinite(value)) return value;
            } catch (NumberFormatException _) {
                // Refused below, as an infinity is.
            }
            throw new TypeConversionException("“%s” is not a finite number.".formatted(text));
        }
    }

    /// What a constant is called on the command line: `same-lower`.
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int whole(String digits, int least) {
        int value = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
        if (value < least || value > LARGEST)
            throw new TypeConversionException(
                    "“%s” is not a whole number from %d to %d.".formatted(digits, least, LARGEST));
        return value;
    }

    private static <T> T oneOf(T[] values, Function<T, String> name, String text, String what) {
        for (T value : values) if (name.apply(value).equals(text.toLowerCase(Locale.ROOT))) return value;
        List<String> names = Arrays.stream(values).map(name).toList();
        throw new TypeConversionException("“%s” is not %s %s; choose %s or %s.".formatted(text,
                "aeiou".indexOf(what.charAt(0)) < 0 ? "a" : "an", what,
                String.join(", ", names.subList(0, names.size() - 1)), names.getLast()));
    }
}
