package org.fovea.ui.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fovea.compute.Misfit;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.Pooling;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.ui.layer.AxisRow.Parameter;
import org.fovea.ui.layer.Setting.Choice;
import org.fovea.ui.layer.Setting.Flag;
import org.fovea.ui.layer.Setting.Amount;
import org.fovea.ui.layer.Setting.Option;
import org.fovea.ui.layer.Setting.Pair;
import org.fovea.ui.layer.Setting.Sides;

/// What can be set about operations with windows or borders: pooling, transposed convolution, padding.
final class WindowSettings {
    private static final Parameter KERNEL = new Parameter("Kernel", "Kernel height", "Kernel width",
            "How many rows and columns lie under one window.", Conv.LARGEST_KERNEL, 999);
    private static final Parameter STRIDE = new Parameter("Stride", "Vertical stride", "Horizontal stride",
            "How many rows or columns the window moves from one output to the next.", 16, 999);
    private static final Parameter DILATION = new Parameter("Dilation", "Vertical dilation", "Horizontal dilation",
            "How far apart the taps of the window lie: 1 is side by side.", 8, 99);

    private WindowSettings() {
    }

    static List<Setting> of(Pooling pooling, Function<Pooling, Op> made) {
        Axis rows = pooling.rows();
        Axis columns = pooling.columns();
        var all = new ArrayList<Setting>();
        all.add(new Pair(KERNEL, Misfit.Setting.KERNEL, rows.size(), columns.size(),
                (down, across) -> made.apply(new Pooling(new Axis(down, rows.stride(), rows.dilation()),
                        new Axis(across, columns.stride(), columns.dilation()), pooling.padding(), pooling.ceil()))));
        all.add(new Pair(STRIDE, Misfit.Setting.STRIDE, rows.stride(), columns.stride(),
                (down, across) -> made.apply(new Pooling(new Axis(rows.size(), down, rows.dilation()),
                        new Axis(columns.size(), across, columns.dilation()), pooling.padding(), pooling.ceil()))));
        all.add(new Pair(DILATION, Misfit.Setting.DILATION, rows.dilation(), columns.dilation(),
                (down, across) -> made.apply(new Pooling(new Axis(rows.size(), rows.stride(), down),
                        new Axis(columns.size(), columns.stride(), across), pooling.padding(), pooling.ceil()))));
        Function<Padding, Op> padded = padding -> made
                .apply(new Pooling(rows, columns, padding, pooling.ceil()));
        all.add(padding(pooling.padding(), padded));
        if (pooling.padding() instanceof Padding.Explicit sides)
            all.add(new Sides("Sides", "How many rows or columns are added on each side; pooling does not see them.",
                    sides, padded::apply));
        all.add(new Flag("Ceil mode", "ceil_mode: whether a last window that only partly fits counts too.",
                pooling.ceil(), ceil -> made.apply(new Pooling(rows, columns, pooling.padding(), ceil))));
        return all;
    }

    private static Choice padding(Padding now, Function<Padding, Op> made) {
        var options = new ArrayList<Option>();
        options.add(new Option("valid", "No padding: the window stays inside the input.",
                made.apply(Padding.Named.VALID)));
        options.add(new Option("same", "As much as it takes for ⌈input / stride⌉ outputs, an odd one at the end "
                + "(ONNX SAME_UPPER).", made.apply(Padding.Named.SAME)));
        options.add(new Option("same-lower", "Like same, an odd one at the beginning (ONNX SAME_LOWER).",
                made.apply(Padding.Named.SAME_LOWER)));
        options.add(new Option("custom", "Your own number for each of the four sides.",
                made.apply(now instanceof Padding.Explicit ? now : new Padding.Explicit(0, 0, 0, 0))));
        int chosen = switch (now) {
            case Padding.Explicit _ -> 3;
            case Padding.Named named -> switch (named) {
                case VALID -> 0;
                case SAME -> 1;
                case SAME_LOWER -> 2;
                case FULL, PYTORCH_SAME -> -1;
            };
        };
        return new Choice("Padding", "Rows and columns added around the input, which pooling does not see.",
                Misfit.Setting.PADDING, options, chosen);
    }

    static List<Setting> of(ConvTranspose2d c) {
        Axis rows = c.rows();
        Axis columns = c.columns();
        var all = new ArrayList<Setting>();
        all.add(new Pair(
                new Parameter("Kernel", "Kernel height", "Kernel width",
                        "How many rows and columns of the output one input value is laid on.", Conv.LARGEST_KERNEL,
                        Conv.LARGEST_KERNEL),
                Misfit.Setting.KERNEL, rows.size(), columns.size(),
                (down, across) -> with(c, new Axis(down, rows.stride(), rows.dilation()),
                        new Axis(across, columns.stride(), columns.dilation()), c.bias().length, c.groups())));
        all.add(new Pair(
                new Parameter("Stride", "Vertical stride", "Horizontal stride",
                        "How many rows or columns of the output lie between neighbouring inputs.", 16, 99),
                Misfit.Setting.STRIDE, rows.stride(), columns.stride(),
                (down, across) -> with(c, new Axis(rows.size(), down, rows.dilation()),
                        new Axis(columns.size(), across, columns.dilation()), c.bias().length, c.groups())));
        all.add(new Pair(DILATION, Misfit.Setting.DILATION, rows.dilation(), columns.dilation(),
                (down, across) -> with(c, new Axis(rows.size(), rows.stride(), down),
                        new Axis(columns.size(), columns.stride(), across), c.bias().length, c.groups())));
        all.add(new Sides("Padding", "How many rows or columns of the output are cut off on each side.", c.padding(),
                sides -> new ConvTranspose2d(c.weights(), c.bias(), rows, columns, sides, c.outputRows(),
                        c.outputColumns(), c.groups())));
        all.add(Settings.whole("Extra rows", "Output padding: rows added at the bottom, fewer than the stride.",
                Misfit.Setting.PADDING, c.outputRows(), 0, Math.max(rows.stride(), rows.dilation()) - 1,
                extra -> new ConvTranspose2d(c.weights(), c.bias(), rows, columns, c.padding(), extra,
                        c.outputColumns(), c.groups())));
        all.add(Settings.whole("Extra columns", "Output padding: columns added at the right, fewer than the stride.",
                Misfit.Setting.PADDING, c.outputColumns(), 0, Math.max(columns.stride(), columns.dilation()) - 1,
                extra -> new ConvTranspose2d(c.weights(), c.bias(), rows, columns, c.padding(), c.outputRows(), extra,
                        c.groups())));
        int each = c.groups();
        all.add(new Amount("Maps", "How many maps the layer makes.", Misfit.Setting.OPERATION, c.bias().length, each,
                4096L * each, true, each, v -> with(c, rows, columns, Math.max(1, (int) v / each) * each, each)));
        var groups = new ArrayList<Option>();
        int chosen = 0;
        for (int g = 1; g <= Math.min(c.weights().size(), c.bias().length); g++) {
            if (c.weights().size() % g != 0 || c.bias().length % g != 0) continue;
            if (g == c.groups()) chosen = groups.size();
            groups.add(new Option(Integer.toString(g),
                    "Channels and maps are split into %d group%s; each map is made of the channels of its group."
                            .formatted(g, g == 1 ? "" : "s"),
                    with(c, rows, columns, c.bias().length, g)));
        }
        if (groups.size() > 1)
            all.add(new Choice("Groups", "Into how many groups channels and maps are split.", Misfit.Setting.GROUPS,
                    groups, chosen));
        return all;
    }

    /// The same layer with other axes or another number of maps; its weights follow.
    private static ConvTranspose2d with(ConvTranspose2d c, Axis rows, Axis columns, int maps, int groups) {
        List<Tensor> weights = c.weights().stream().map(w -> new NamedFilter("", new Filter(w, 0), false)
                .resized(rows.size(), columns.size()).forChannels(maps / groups).weights()).toList();
        var bias = new float[maps];
        for (int k = 0; k < maps; k++) bias[k] = c.bias()[k % c.bias().length];
        return new ConvTranspose2d(weights, bias, rows, columns, c.padding(),
                Math.min(c.outputRows(), Math.max(rows.stride(), rows.dilation()) - 1),
                Math.min(c.outputColumns(), Math.max(columns.stride(), columns.dilation()) - 1), groups);
    }

    static List<Setting> of(Pad pad) {
        var modes = new ArrayList<Option>();
        for (PaddingMode mode : PaddingMode.values())
            modes.add(new Option(ParametersPane.label(mode), ParametersPane.tooltip(mode),
                    new Pad(pad.padding(), mode, pad.value())));
        var all = new ArrayList<Setting>();
        all.add(new Sides("Sides", "How many rows or columns are added on each side.", pad.padding(),
                sides -> new Pad(sides, pad.mode(), pad.value())));
        all.add(new Choice("Filled", "The padding mode: which values stand in the padding.",
                Misfit.Setting.PADDING_MODE, modes, List.of(PaddingMode.values()).indexOf(pad.mode())));
        if (pad.mode() == PaddingMode.ZEROS)
            all.add(new Amount("Value", "What the padding holds.", Misfit.Setting.PADDING_MODE, pad.value(), -1e6, 1e6,
                    false, 0.1, value -> new Pad(pad.padding(), pad.mode(), (float) value)));
        return all;
    }
}
