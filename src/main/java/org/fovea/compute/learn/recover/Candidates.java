package org.fovea.compute.learn.recover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.FilterPreset;
import org.fovea.project.FilterPreset.Dial;
import org.fovea.project.NamedFilter;
import org.fovea.project.Weights;

/// Kernels among which a class picks the hidden one: itself and those that look most like it, in an order that a seed
/// decides.
///
/// By turns they are presets, and the hidden kernel turned, mirrored and negated. How much a preset looks like the hidden
/// kernel is the largest magnitude of the cosine between them as vectors, however one of them is turned.
///
/// @param kernels all of one shape, no two alike
/// @param right which of them is the hidden one
public record Candidates(List<Tensor> kernels, int right) {
    /// From this relative distance on two kernels are told apart.
    private static final double APART = 0.02;
    private static final List<UnaryOperator<Tensor>> TURNS = List.of(Weights::negated, Weights::transposed,
            Weights::mirrored, Weights::upended, Weights::rotated, w -> Weights.rotated(Weights.rotated(w)),
            w -> Weights.negated(Weights.transposed(w)));

    public Candidates {
        kernels = List.copyOf(kernels);
    }

    /// @param hidden C×n×n
    /// @param count how many, the hidden one among them; fewer where there are no others
    public static Candidates of(Tensor hidden, int count, long seed) {
        var presets = new ArrayDeque<>(Arrays.stream(FilterPreset.values())
                .flatMap(preset -> fitted(preset, hidden.shape).stream())
                .sorted(Comparator.comparingDouble((Tensor kernel) -> -likeness(kernel, hidden))).toList());
        var turned = new ArrayDeque<>(TURNS.stream().map(turn -> turn.apply(hidden))
                .filter(kernel -> kernel.shape.equals(hidden.shape)).toList());
        var chosen = new ArrayList<Tensor>(List.of(hidden));
        while (chosen.size() < count && !(presets.isEmpty() && turned.isEmpty())) {
            add(chosen, presets);
            if (chosen.size() < count) add(chosen, turned);
        }
        shuffle(chosen, seed);
        return new Candidates(chosen, chosen.indexOf(hidden));
    }

    /// The next one that is not like those that were chosen.
    private static void add(List<Tensor> chosen, Deque<Tensor> from) {
        while (!from.isEmpty()) {
            Tensor next = from.remove();
            if (chosen.stream().allMatch(other -> distance(next, other) >= APART)) {
                chosen.add(next);
                return;
            }
        }
    }

    private static double likeness(Tensor kernel, Tensor hidden) {
        return TURNS.stream().map(turn -> turn.apply(hidden)).filter(turned -> turned.shape.equals(kernel.shape))
                .mapToDouble(turned -> Math.abs(cosine(kernel, turned))).max().orElseThrow();
    }

    /// By the Fisher–Yates shuffle.
    private static void shuffle(List<Tensor> kernels, long seed) {
        var random = new SplittableRandom(seed);
        for (int i = kernels.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Tensor moved = kernels.get(i);
            kernels.set(i, kernels.get(j));
            kernels.set(j, moved);
        }
    }

    /// What people call the preset that a kernel is; empty where it is none.
    public static String name(Tensor kernel) {
        return Arrays.stream(FilterPreset.values())
                .filter(preset -> fitted(preset, kernel.shape).filter(own -> distance(own, kernel) < 1e-6).isPresent())
                .map(FilterPreset::title).findFirst().orElse("");
    }

    /// A preset as a kernel of this shape: made as large, or put into the middle; nothing where it has no room.
    public static Optional<Tensor> fitted(FilterPreset preset, Shape shape) {
        int side = Math.max(shape.height(), shape.width());
        boolean sizable = preset.dials().contains(Dial.SIZE);
        if (sizable && (side < preset.smallestSize() || shape.height() != shape.width())) return Optional.empty();
        Tensor kernel = preset.kernel(sizable ? preset.defaults().withSize(side) : preset.defaults());
        if (kernel.shape.height() > shape.height() || kernel.shape.width() > shape.width()) return Optional.empty();
        return Optional.of(new NamedFilter(preset.id(), new Filter(kernel, 0), true)
                .resized(shape.height(), shape.width()).forChannels(shape.channels()).weights());
    }

    private static double cosine(Tensor a, Tensor b) {
        double both = dot(a, b);
        return both == 0 ? 0 : both / Math.sqrt(dot(a, a) * dot(b, b));
    }

    /// How far a is from b, as a share of the longer of both.
    private static double distance(Tensor a, Tensor b) {
        if (!a.shape.equals(b.shape)) return Double.POSITIVE_INFINITY;
        double off = 0;
        for (int i = 0; i < a.data.length; i++) off += Math.pow((double) a.data[i] - b.data[i], 2);
        return off == 0 ? 0 : Math.sqrt(off / Math.max(dot(a, a), dot(b, b)));
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) sum += (double) a.data[i] * b.data[i];
        return sum;
    }
}
