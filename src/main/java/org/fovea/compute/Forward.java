package org.fovea.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fovea.compute.MapResult.Cause;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Step;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// One run through a network: what is computed in which order, what is taken over, and when it is shown.
final class Forward {
    /// While a weight is dragged, the layers behind the stage get this long before the next edit may take over; otherwise
    /// a fast stream of edits would never reach them.
    private static final long PATIENCE = 60_000_000;
    /// The same where the stage follows the pointer meanwhile.
    private static final long LONG_PATIENCE = 400_000_000;
    /// At most this often is shown what has come since.
    private static final long BETWEEN = 30_000_000;

    private final Supplier<@Nullable Request> newest;
    /// The newest request that was gone on to.
    private volatile Request request;
    private Project project;
    private final @Nullable Results previous;
    private final Machine machine;
    private final Cancel cancel;
    /// Of the stage: a picture that was begun between two layers is never cut off.
    private Cancel stageCancel;
    private final Cancel patient;
    private final Consumer<Results> publish;
    private final List<@Nullable Shape> shapes;
    private final Tensor fitted;
    private final Tensor picture;
    private final Version pictureVersion;
    private final @Nullable LayerResult[] results;
    /// The values of layers as far as they are needed in this run.
    private final @Nullable Tensor[] known;
    private @Nullable Evaluation stage;
    private final long start = System.nanoTime();
    private long shown = start;
    /// When the layer on the stage was begun; what it reads was there by then.
    private long begun = start;

    Forward(Request request, Supplier<@Nullable Request> newest, @Nullable Results previous, Machine machine,
            Cancel cancel, Consumer<Results> publish) {
        this.request = request;
        this.newest = newest;
        this.previous = previous;
        this.machine = machine;
        this.cancel = cancel;
        stageCancel = cancel;
        this.patient = Cancel.when(this::outOfPatience);
        this.publish = publish;
        project = request.project();
        shapes = project.shapes();
        fitted = fitted();
        boolean samePicture = previous != null && fitted == previous.fitted()
                && project.picture().paint() == previous.project().picture().paint();
        picture = samePicture
                ? Objects.requireNonNull(previous).picture()
                : Fitted.painted(fitted, project.picture());
        pictureVersion = samePicture ? Objects.requireNonNull(previous).pictureVersion() : new Version();
        results = new @Nullable LayerResult[shapes.size()];
        known = new @Nullable Tensor[shapes.size()];
        known[0] = picture;
    }

    private Tensor fitted() {
        if (previous != null && previous.project().picture().original() == project.picture().original()
                && previous.project().picture().fit().equals(project.picture().fit()))
            return previous.fitted();
        return Fitted.of(project.picture().original(), project.picture().fit());
    }

    Results run() {
        if (staged() == null) stage = lastGood();
        if (project.layers().size() > 1) show();
        for (int n : Order.behind(project, request.layer(), request.seen())) {
            followPointer();
            compute(n);
            if (System.nanoTime() - shown > BETWEEN) show();
        }
        return now(true);
    }

    /// The stage as it was when its layer could work.
    private @Nullable Evaluation lastGood() {
        Project working = request.working();
        if (working == null) return null;
        String name = project.layer(request.layer()).name();
        return working.named(name)
                .map(number -> new Request(working, number, request.filter(), false, request.sight(), request.limits()))
                .map(then -> new Forward(then, () -> null, previous, machine, cancel, _ -> {
                }).staged()).orElse(null);
    }

    /// Computes the stage and what it needs; null where it cannot work.
    private @Nullable Evaluation staged() {
        for (int n = 1; n < shapes.size(); n++) results[n] = old(n);
        int staged = request.layer();
        boolean[] needed = Order.needed(project, Set.of(staged));
        for (int n = 1; n < staged; n++) if (needed[n]) compute(n);
        compute(staged);
        return stage;
    }

    /// Brings the stage up to date between two other layers. What these are computed from may be the stage of a moment ago;
    /// they remember which, and the next run goes on from there.
    private void followPointer() {
        Request next = newest.get();
        if (next == null || next.equals(request) || !request.goesOnIn(next)) return;
        request = next;
        project = next.project();
        stageCancel = Cancel.NEVER;
        compute(request.layer());
        show();
    }

    private boolean outOfPatience() {
        long spent = System.nanoTime() - start;
        if (spent < PATIENCE || !cancel.requested()) return false;
        Request next = newest.get();
        return spent > LONG_PATIENCE || next == null || !request.goesOnIn(next);
    }

    private void show() {
        shown = System.nanoTime();
        publish.accept(now(false));
    }

    private Results now(boolean last) {
        var layers = new ArrayList<@Nullable LayerResult>(Arrays.asList(results).subList(1, results.length));
        if (last) forget(layers);
        return new Results(project, fitted, picture, Collections.unmodifiableList(layers), stage, pictureVersion,
                System.nanoTime() - start);
    }

    /// Keeps as many values as memory should hold, those the stage is made of first.
    private void forget(List<@Nullable LayerResult> layers) {
        long left = request.limits().maps();
        boolean[] needed = Order.needed(project, Set.of(request.layer()));
        for (boolean first : new boolean[]{true, false})
            for (int n = 1; n < shapes.size(); n++) {
                LayerResult result = layers.get(n - 1);
                if (needed[n] != first || result == null || result.values() == null) continue;
                left -= (long) result.output().size() * Float.BYTES;
                if (left < 0) layers.set(n - 1, result.withoutValues());
            }
    }

    private @Nullable LayerResult old(int n) {
        return previous == null ? null : previous.named(project.layer(n).name());
    }

    private Version version(int n) {
        return n == 0 ? pictureVersion : Objects.requireNonNull(results[n]).version;
    }

    private void compute(int n) {
        if (shapes.get(n) == null) return;
        Layer layer = project.layer(n);
        LayerResult old = results[n];
        List<Version> causes = layer.read().stream().map(this::version).toList();
        List<Shape> inputs = layer.read().stream().map(from -> Objects.requireNonNull(shapes.get(from))).toList();
        boolean same = old != null && old.layer().kind().equals(layer.kind())
                && old.layer().enabled() == layer.enabled()
                && old.step.inputs().equals(inputs);
        Step step = same && old != null
                ? old.step
                : old != null ? old.step.of(layer.op(), inputs) : new Step(layer.op(), inputs);
        if (n == request.layer()) stage(n, step, causes, old);
        else if (same && old != null && old.causes.equals(causes) && finished(old)) results[n] = old.of(layer);
        else {
            patient.check();
            follow(n, step, causes, old);
        }
    }

    /// Whether nothing of it was made for a moment only.
    private boolean finished(LayerResult old) {
        return request.moving() || old.maps().stream().allMatch(map -> map != null && map.exact());
    }

    /// The layer on the stage.
    private void stage(int n, Step step, List<Version> causes, @Nullable LayerResult old) {
        Layer layer = project.layer(n);
        layer.read().forEach(this::values);
        begun = System.nanoTime();
        if (layer.enabled() && layer.kind() instanceof Conv conv) convolve(n, conv, step, causes, old);
        else {
            LayerResult result = follow(n, step, causes, old);
            var maps = new ArrayList<>(result.maps());
            int selected = Math.min(request.filter(), maps.size() - 1);
            maps.set(selected, MapResult.of(null, values(n), selected, true));
            stage = evaluation(n, step, Collections.unmodifiableList(maps), result.equals(old) ? 0 : maps.size());
        }
    }

    private void convolve(int n, Conv conv, Step step, List<Version> causes, @Nullable LayerResult old) {
        Tensor input = values(project.layer(n).read().getFirst());
        List<@Nullable MapResult> before = old == null ? List.of() : old.maps();
        var begun = new ConvMaps[1];
        var work = new ConvMaps(request, conv, step, input, before, machine, stageCancel, () -> {
            convolved(n, step, begun[0].complete() ? causes : List.of(), old, begun[0].shown(), begun[0].fresh());
            show();
        });
        begun[0] = work;
        convolved(n, step, causes, old, work.run(), work.fresh());
        known[n] = Objects.requireNonNull(results[n]).values();
    }

    /// @param causes none while some of the maps are still those of before, perhaps of another size: then there are no
    ///        values, and a run that begins here computes the layer anew
    private void convolved(int n, Step step, List<Version> causes, @Nullable LayerResult old,
            List<@Nullable MapResult> made, int fresh) {
        boolean comparable = old != null && old.output().equals(step.output());
        var changed = new BitSet();
        for (int k = 0; k < made.size(); k++)
            if (old == null || k >= old.maps().size() || !same(old.maps().get(k), made.get(k))) changed.set(k);
        Version version = old == null || !comparable
                ? new Version()
                : changed.isEmpty() ? old.version : old.version.then(changed);
        Tensor before = comparable ? Objects.requireNonNull(old).values() : null;
        Tensor values = read(n) && !causes.isEmpty() ? joined(made, before, changed, step.output()) : null;
        stage = evaluation(n, step, made, fresh);
        results[n] = new LayerResult(project.layer(n), step, causes, version, values, made);
    }

    @SuppressWarnings("ReferenceEquality") // Whether it was taken over; two maps made apart are never the same.
    private static boolean same(@Nullable MapResult one, @Nullable MapResult other) {
        return one == other;
    }

    /// Whether another layer reads this one.
    private boolean read(int n) {
        for (Layer layer : project.layers()) if (layer.read().contains(n)) return true;
        return false;
    }

    /// All maps in one tensor; null where not all are there.
    ///
    /// @param before all of them before some changed, where that is known
    private static @Nullable Tensor joined(List<@Nullable MapResult> maps, @Nullable Tensor before, BitSet changed,
            Shape shape) {
        if (before != null && changed.isEmpty()) return before;
        float[] data = before == null ? new float[shape.size()] : before.data.clone();
        for (int k = 0; k < maps.size(); k++) {
            if (before != null && !changed.get(k)) continue;
            MapResult map = maps.get(k);
            if (map == null || map.map() == null) return null;
            System.arraycopy(map.map().data, 0, data, k * shape.plane(), shape.plane());
        }
        return new Tensor(shape, data);
    }

    private Evaluation evaluation(int n, Step step, List<@Nullable MapResult> maps, int fresh) {
        List<Tensor> inputs = project.layer(n).read().stream().map(this::values).toList();
        return new Evaluation(project, n, Math.min(request.filter(), maps.size() - 1), inputs, step, maps,
                System.nanoTime() - begun, fresh);
    }

    /// A layer whose values were known for other inputs or weights: what depends on the change is computed, the rest taken
    /// over.
    private LayerResult follow(int n, Step step, List<Version> causes, @Nullable LayerResult old) {
        Layer layer = project.layer(n);
        List<@Nullable BitSet> changed = old == null || old.values() == null || !old.step.inputs().equals(step.inputs())
                || !old.output().equals(step.output()) ? List.of() : Changes.ofInputs(old, causes);
        BitSet own = old == null ? null : Changes.own(old.layer(), layer, step);
        Version version;
        Tensor values;
        BitSet channels;
        if (own == null || changed.isEmpty() || changed.contains(null)) {
            values = step.forward(inputs(n), Region.all(step.output()), machine, patient).values();
            version = new Version();
            channels = new BitSet();
            channels.set(0, step.output().channels());
        } else {
            LayerResult known = Objects.requireNonNull(old);
            Tensor before = Objects.requireNonNull(known.values());
            List<BitSet> certain = changed.stream().map(Objects::requireNonNull).toList();
            List<Patch> inputs = inputs(n);
            Step.Followed followed = step.follow(inputs, inputs, certain, own, Patch.of(before), false, machine,
                    patient);
            values = followed.values().values();
            channels = followed.channels();
            version = channels.isEmpty() ? known.version : known.version.then(channels);
        }
        known[n] = values;
        LayerResult result = new LayerResult(layer, step, causes, version, values,
                maps(n, values, channels, old == null ? List.of() : old.maps()));
        results[n] = result;
        return result;
    }

    private List<Patch> inputs(int n) {
        return project.layer(n).read().stream().map(from -> Patch.of(values(from))).toList();
    }

    /// The values of a layer, computed anew where memory did not hold them.
    private Tensor values(int n) {
        Tensor values = known[n];
        if (values == null) {
            LayerResult result = Objects.requireNonNull(results[n]);
            values = result.values();
            if (values == null) {
                patient.check();
                values = result.step.forward(inputs(n), Region.all(result.output()), machine, patient).values();
            }
            known[n] = values;
        }
        return values;
    }

    private List<@Nullable MapResult> maps(int n, Tensor values, BitSet channels,
            List<@Nullable MapResult> old) {
        Conv conv = project.layer(n).enabled() && project.layer(n).kind() instanceof Conv c ? c : null;
        Tensor input = values(project.layer(n).read().getFirst());
        var maps = new @Nullable MapResult[values.shape.channels()];
        machine.each(maps.length, k -> {
            MapResult before = k < old.size() ? old.get(k) : null;
            boolean kept = !channels.get(k) && before != null && (request.moving() || before.exact());
            Cause cause = conv == null ? null : Cause.of(conv, k, input);
            maps[k] = kept && before != null
                    ? before.of(cause)
                    : request.moving() ? MapResult.rough(cause, values, k) : MapResult.of(cause, values, k, false);
        }, patient);
        return Arrays.asList(maps);
    }
}
