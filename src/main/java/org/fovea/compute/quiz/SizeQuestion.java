package org.fovea.compute.quiz;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.compute.SizeFormula;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;

/// Asks how many rows and columns the maps of a layer would have under other settings.
public final class SizeQuestion {
    private static final List<Integer> KERNELS = List.of(1, 2, 3, 3, 4, 5, 5, 7, 11);
    private static final List<Integer> STRIDES = List.of(1, 1, 2, 2, 3, 4);
    private static final List<Integer> DILATIONS = List.of(1, 1, 1, 2, 3);
    private static final List<Integer> SIDES = List.of(7, 8, 12, 14, 16, 20, 27, 28, 32, 48, 56, 64, 100, 112, 224,
            227);
    /// How often settings are drawn before those of the layer itself are asked about.
    private static final int PATIENCE = 50;

    /// What a layer could be set to.
    ///
    /// @param rows kernel height, stride and dilation
    /// @param columns kernel width, stride and dilation
    /// @param padding on each side
    /// @param height rows of the input
    /// @param width columns of the input
    public record Setting(Axis rows, Axis columns, Padding.Explicit padding, int height, int width) {
    }

    private SizeQuestion() {
    }

    /// Whether the layer has a window whose settings can be varied.
    static boolean fits(Op op) {
        return setting(op, new Shape(1, 1, 1)).isPresent();
    }

    /// The settings a layer has; nothing where no window slides.
    static Optional<Setting> setting(Op op, Shape input) {
        return switch (op) {
            case Convolution c ->
                Optional.of(setting(c.layer().rowWindow(input), c.layer().columnWindow(input), input));
            case MaxPool p -> Optional.of(setting(p.pooling(), input));
            case AvgPool p -> Optional.of(setting(p.pooling(), input));
            case ConvTranspose2d t ->
                Optional.of(new Setting(t.rows(), t.columns(), t.padding(), input.height(), input.width()));
            default -> Optional.empty();
        };
    }

    private static Setting setting(Pooling pooling, Shape input) {
        return setting(pooling.padding().rows(pooling.rows(), input.height()),
                pooling.padding().columns(pooling.columns(), input.width()), input);
    }

    private static Setting setting(Window rows, Window columns, Shape input) {
        return new Setting(axis(rows), axis(columns),
                new Padding.Explicit(rows.before(), rows.after(), columns.before(), columns.after()), input.height(),
                input.width());
    }

    private static Axis axis(Window window) {
        return new Axis(window.size(), window.stride(), window.dilation());
    }

    /// With some of the settings drawn, the others as they are; nothing where no window slides. On a small input many
    /// settings do not work together: then others are drawn, at last the layer's own.
    public static Optional<Question> drawn(Subject subject, Random random) {
        return setting(subject.op(), subject.input()).flatMap(own -> Stream.concat(
                Stream.generate(() -> varied(own, random)).limit(PATIENCE), Stream.of(own))
                .flatMap(setting -> of(subject, setting).stream()).findFirst());
    }

    private static Setting varied(Setting own, Random random) {
        boolean input = random.nextBoolean();
        int height = input ? Draw.from(SIDES, random) : own.height();
        int width = input ? random.nextInt(3) > 0 ? height : Draw.from(SIDES, random) : own.width();
        boolean kernel = random.nextBoolean();
        int rows = kernel ? Draw.from(KERNELS, random) : own.rows().size();
        int columns = kernel ? random.nextInt(3) > 0 ? rows : Draw.from(KERNELS, random) : own.columns().size();
        boolean stride = random.nextBoolean();
        int down = stride ? Draw.from(STRIDES, random) : own.rows().stride();
        int across = stride ? down : own.columns().stride();
        boolean dilation = random.nextInt(3) == 0;
        int apart = dilation ? Draw.from(DILATIONS, random) : own.rows().dilation();
        int apartAcross = dilation ? apart : own.columns().dilation();
        var vertical = new Axis(rows, down, apart);
        var horizontal = new Axis(columns, across, apartAcross);
        boolean padding = kernel || dilation || random.nextBoolean();
        int around = random.nextInt(Math.min(vertical.reach(), horizontal.reach()) / 2 + 1);
        return new Setting(vertical, horizontal,
                padding ? new Padding.Explicit(around, around, around, around) : own.padding(), height, width);
    }

    /// @return nothing where the window does not fit, or no window slides
    public static Optional<Question> of(Subject subject, Setting setting) {
        Op op = subject.op();
        return switch (op) {
            case Convolution _ -> slid(subject, setting, window(setting.rows(), true, setting.padding()),
                    window(setting.columns(), false, setting.padding()), "kernel", "");
            case MaxPool p -> pooled(subject, setting, p.pooling().ceil());
            case AvgPool p -> pooled(subject, setting, p.pooling().ceil());
            case ConvTranspose2d t -> stamped(subject, setting, t);
            default -> Optional.empty();
        };
    }

    private static Window window(Axis axis, boolean vertical, Padding.Explicit padding) {
        return vertical ? axis.padded(padding.top(), padding.bottom()) : axis.padded(padding.left(), padding.right());
    }

    private static Optional<Question> pooled(Subject subject, Setting setting, boolean ceil) {
        var pooling = new Pooling(setting.rows(), setting.columns(), setting.padding(), ceil);
        var input = new Shape(1, setting.height(), setting.width());
        boolean blind = Math.max(setting.padding().top(), setting.padding().bottom()) >= setting.rows().reach()
                || Math.max(setting.padding().left(), setting.padding().right()) >= setting.columns().reach();
        String note = ceil
                ? " A last window that only partly fits counts too: as many rows and columns are added after the input as"
                        + " it needs."
                : "";
        return blind
                ? Optional.empty()
                : slid(subject, setting, pooling.rowWindow(input), pooling.columnWindow(input), "window", note);
    }

    private static Optional<Question> slid(Subject subject, Setting setting, Window rows, Window columns, String what,
            String note) {
        var vertical = new SizeFormula(rows, setting.height());
        var horizontal = new SizeFormula(columns, setting.width());
        if (!vertical.works() || !horizontal.works()) return Optional.empty();
        return Optional.of(question(subject, text(subject, setting, what) + note, vertical.steps(), horizontal.steps(),
                List.of("⌊(i + p + p − f) / s⌋ + 1, a dilated kernel spanning d·(f − 1) + 1",
                        "rows:     " + vertical.text(), "columns:  " + horizontal.text())));
    }

    private static Optional<Question> stamped(Subject subject, Setting setting, ConvTranspose2d own) {
        int addedRows = Math.min(own.outputRows(), Math.max(setting.rows().stride(), setting.rows().dilation()) - 1);
        int addedColumns = Math.min(own.outputColumns(),
                Math.max(setting.columns().stride(), setting.columns().dilation()) - 1);
        int height = enlarged(setting.rows(), setting.height(), setting.padding().top() + setting.padding().bottom(),
                addedRows);
        int width = enlarged(setting.columns(), setting.width(), setting.padding().left() + setting.padding().right(),
                addedColumns);
        if (height < 1 || width < 1) return Optional.empty();
        String added = addedRows + addedColumns == 0
                ? ""
                : " Its output padding adds %d rows and %d columns.".formatted(addedRows, addedColumns);
        return Optional.of(question(subject, text(subject, setting, "kernel") + added, height, width, List.of(
                "(i − 1)·s − p − p + d·(f − 1) + 1",
                "rows:     " + enlarging(setting.rows(), setting.height(), setting.padding().top(),
                        setting.padding().bottom(), addedRows, height),
                "columns:  " + enlarging(setting.columns(), setting.width(), setting.padding().left(),
                        setting.padding().right(), addedColumns, width))));
    }

    private static int enlarged(Axis axis, int input, int cut, int added) {
        return (input - 1) * axis.stride() - cut + axis.reach() + added;
    }

    private static String enlarging(Axis axis, int input, int before, int after, int added, int output) {
        return "(%d − 1)·%d − %d − %d + %d·(%d − 1) + 1%s = %d".formatted(input, axis.stride(), before, after,
                axis.dilation(), axis.size(), added == 0 ? "" : " + " + added, output);
    }

    private static String text(Subject subject, Setting setting, String what) {
        return ("How many rows and columns would each map of %s have with a %s of %d×%d, %s, %s, %s, on an input of %d rows"
                + " and %d columns?").formatted(subject.layer().name(), what, setting.rows().size(),
                        setting.columns().size(), pair("stride", setting.rows().stride(), setting.columns().stride()),
                        pair("dilation", setting.rows().dilation(), setting.columns().dilation()),
                        padding(setting.padding()), setting.height(), setting.width());
    }

    private static String pair(String what, int rows, int columns) {
        return rows == columns
                ? "%s %d".formatted(what, rows)
                : "%s %d down and %d across".formatted(what, rows, columns);
    }

    private static String padding(Padding.Explicit p) {
        if (p.top() == p.bottom() && p.left() == p.right() && p.top() == p.left())
            return p.top() == 0 ? "no padding" : "padding %d on each side".formatted(p.top());
        return "padding %d above, %d below, %d left and %d right".formatted(p.top(), p.bottom(), p.left(), p.right());
    }

    private static Question question(Subject subject, String text, int height, int width, List<String> lines) {
        return new Question(Topic.SIZE, subject.layer().name(), text, List.of(), new Answer.Size(height, width), lines);
    }
}
