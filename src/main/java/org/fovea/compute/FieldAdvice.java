package org.fovea.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.project.Conv;
import org.fovea.project.Edit;
import org.fovea.project.Initializer;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.LayerKind;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// A change of a network after which the units of a layer see as much as is wanted: the smallest of its kind that reaches it
/// and leaves everything working that worked.
///
/// @param change what is done, in a few words
/// @param edit does it
/// @param field what the units see then
/// @param output the shape of the layer's maps then
/// @param parameters how many there are more in the whole network; negative for fewer
/// @param multiplyAdds the same for the multiply-adds of one picture
public record FieldAdvice(String change, Edit edit, ReceptiveField field, Shape output, long parameters,
        long multiplyAdds) {
    private static final int MOST_LAYERS = 16;
    private static final int MOST_DILATION = 16;
    /// So many places for a larger stride are tried.
    private static final int PLACES = 24;
    private static final String TITLE = "enlarge receptive field";

    /// All kinds of changes that reach a field, the cheapest first.
    ///
    /// @param layer whose units are looked at, 1, 2, …
    /// @param target the rows and columns they shall see at least
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static List<FieldAdvice> of(Project project, int layer, int target, Cancel cancel) {
        var search = new Search(project, Outline.of(project), layer, target, cancel);
        var found = new ArrayList<FieldAdvice>();
        search.moreLayers().ifPresent(found::add);
        int first = 0;
        int last = 0;
        for (int n = layer; n >= 1; n--) {
            if (project.conv(n).isEmpty() || !project.layer(n).enabled()) continue;
            if (last == 0) last = n;
            first = n;
        }
        if (last > 0) search.kernel(last).ifPresent(found::add);
        if (first < last) search.kernel(first).ifPresent(found::add);
        if (last > 0) search.dilation(last).ifPresent(found::add);
        if (first < last) search.dilation(first).ifPresent(found::add);
        search.stride().ifPresent(found::add);
        search.pooling().ifPresent(found::add);
        found.sort(Comparator.comparingLong(FieldAdvice::multiplyAdds));
        return List.copyOf(found);
    }

    /// Tries changes on one network.
    private record Search(Project project, Outline outline, int layer, int target, Cancel cancel) {

        /// Convolutions of 3×3 behind the layer, as many maps as it has; the last of them is looked at.
        Optional<FieldAdvice> moreLayers() {
            Shape shape = outline.row(layer).output();
            if (shape == null) return Optional.empty();
            return first(1, MOST_LAYERS, 1, count -> new Edit.SetLayers(more(shape, count), "add layers"),
                    count -> layer + count,
                    count -> "%s of 3×3 behind %s".formatted(count == 1 ? "one more layer" : count + " more layers",
                            name(layer)));
        }

        private List<Layer> more(Shape shape, int count) {
            Project changed = project;
            for (int i = 1; i <= count; i++) {
                var axis = new Axis(3, 1, 1);
                var conv = new Conv(
                        Initializer.he(layer + i).filters(shape.channels(), new Shape(shape.channels(), 3, 3)), axis,
                        axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false, false);
                changed = new Edit.AddLayer(layer + i, Layer.of("conv", conv, layer + i - 1)).applyTo(changed);
            }
            return changed.layers();
        }

        Optional<FieldAdvice> kernel(int at) {
            Conv conv = project.conv(at).orElseThrow();
            int now = Math.max(conv.rows().size(), conv.columns().size());
            return first(now + 1 + now % 2, Conv.LARGEST_KERNEL, 2,
                    size -> axes(at, conv, axis(conv.rows(), size), axis(conv.columns(), size)), _ -> layer,
                    size -> "%s with a kernel of %d×%d".formatted(name(at), size, size));
        }

        private static Axis axis(Axis axis, int size) {
            return new Axis(size, axis.stride(), axis.dilation());
        }

        Optional<FieldAdvice> dilation(int at) {
            Conv conv = project.conv(at).orElseThrow();
            int now = Math.max(conv.rows().dilation(), conv.columns().dilation());
            return first(now + 1, MOST_DILATION, 1,
                    dilation -> axes(at, conv, new Axis(conv.rows().size(), conv.rows().stride(), dilation),
                            new Axis(conv.columns().size(), conv.columns().stride(), dilation)),
                    _ -> layer, dilation -> "%s with dilation %d".formatted(name(at), dilation));
        }

        /// A stride twice as large in the one of the convolutions before it where that costs least.
        Optional<FieldAdvice> stride() {
            return best(n -> project.conv(n).isPresent() && project.layer(n).enabled() && n < layer
                    ? axes(n, project.conv(n).get(), faster(project.conv(n).get().rows()),
                            faster(project.conv(n).get().columns()))
                    : null, _ -> layer,
                    n -> "%s with stride %d".formatted(name(n),
                            2 * project.conv(n).orElseThrow().rows().stride()));
        }

        private static Axis faster(Axis axis) {
            return new Axis(axis.size(), 2 * axis.stride(), axis.dilation());
        }

        /// Max pooling behind the one of the layers before it where that costs least.
        Optional<FieldAdvice> pooling() {
            return best(n -> {
                Shape shape = n < layer ? outline.row(n).output() : null;
                return shape == null || shape.height() < 2 || shape.width() < 2
                        ? null
                        : new Edit.AddLayer(n + 1, Layer.of("pool", LayerKind.MAX_POOL.first(shape, 0), n));
            }, _ -> layer + 1, n -> "max pooling 2×2 behind " + name(n));
        }

        private interface Place {
            @Nullable
            Edit at(int layer);
        }

        private Optional<FieldAdvice> best(Place place, IntFunction<Integer> looked, IntFunction<String> words) {
            FieldAdvice best = null;
            int step = Math.max(1, layer / PLACES);
            for (int n = 1; n < layer; n += step) {
                cancel.check();
                Edit edit = place.at(n);
                FieldAdvice found = edit == null ? null : tried(edit, looked.apply(n), words.apply(n));
                if (found != null && (best == null || found.multiplyAdds() < best.multiplyAdds())) best = found;
            }
            return Optional.ofNullable(best);
        }

        /// The first of some values that reaches the target.
        private Optional<FieldAdvice> first(int from, int to, int step, IntFunction<Edit> edit,
                IntFunction<Integer> looked, IntFunction<String> words) {
            for (int value = from; value <= to; value += step) {
                cancel.check();
                FieldAdvice found = tried(edit.apply(value), looked.apply(value), words.apply(value));
                if (found != null) return Optional.of(found);
            }
            return Optional.empty();
        }

        /// Null where it does not reach the target, or something does not work any more.
        private @Nullable FieldAdvice tried(Edit edit, int looked, String words) {
            Outline after = outline.after(edit.applyTo(project));
            Outline.Row row = after.row(looked);
            Shape output = row.output();
            ReceptiveField field = row.field().orElse(null);
            boolean broken = after.misfit().isPresent() && outline.misfit().isEmpty();
            if (output == null || field == null || broken) return null;
            if (Math.min(field.rows().size(), field.columns().size()) < target) return null;
            return new FieldAdvice(words, edit, field, output, after.parameters() - outline.parameters(),
                    after.multiplyAdds() - outline.multiplyAdds());
        }

        /// Other axes; padding in numbers grows along, so that the maps keep their size.
        private Edit axes(int at, Conv conv, Axis rows, Axis columns) {
            Project changed = new Edit.InLayer(at, new LayerEdit.SetAxes(rows, columns)).applyTo(project);
            if (conv.padding() instanceof Padding.Explicit(int top, int bottom, int left, int right)) {
                int down = rows.reach() - conv.rows().reach();
                int across = columns.reach() - conv.columns().reach();
                var padding = new Padding.Explicit(top + down / 2, bottom + down - down / 2, left + across / 2,
                        right + across - across / 2);
                changed = new Edit.InLayer(at, new LayerEdit.SetPadding(padding)).applyTo(changed);
            }
            return new Edit.SetLayers(changed.layers(), TITLE);
        }

        private String name(int number) {
            return project.layer(number).name();
        }
    }
}
