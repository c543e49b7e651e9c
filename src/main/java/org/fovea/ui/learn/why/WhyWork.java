package org.fovea.ui.learn.why;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fovea.compute.learn.why.Attribution;
import org.fovea.compute.learn.why.Attribution.Score;
import org.fovea.compute.learn.why.GradCam;
import org.fovea.compute.learn.why.Method;
import org.fovea.compute.learn.why.Occlusion;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Scored;
import org.fovea.engine.train.Target;
import org.fovea.session.Latest.Turn;
import org.jspecify.annotations.Nullable;

/// Answers what is asked: what takes little time first, the covered pictures last. For one thread at a time, off the home thread.
final class WhyWork {
    private static final long PAUSE = 100_000_000;

    private final Machine machine;
    private final BooleanSupplier wanted;
    private @Nullable Known known;
    private @Nullable Done done;

    /// What was computed of the last picture.
    private record Known(Asked asked, Example example, Values values) {
    }

    /// The last covering that was finished.
    private record Done(Asked asked, int explained, Occlusion.Settings settings, Attribution attribution) {
    }

    /// @param wanted whether anybody looks; asked from any thread
    WhyWork(Machine machine, BooleanSupplier wanted) {
        this.machine = machine;
        this.wanted = wanted;
    }

    /// @throws java.util.concurrent.CancellationException when something else is wanted
    Answered run(Asked asked, Turn<Asked> turn, Consumer<Answered> publish) {
        Cancel cancel = () -> {
            Asked newer = turn.newest();
            return !wanted.getAsBoolean() || (newer != null && asked.outdated(newer));
        };
        cancel.check();
        Machine own = asked.live() ? machine.alone() : machine;
        Known seen = see(asked, own, cancel);
        Network network = asked.network();
        Tensor scores = seen.values().of(asked.score());
        int predicted = Scored.best(scores);
        int truth = seen.example().target() instanceof Target.OfClass(int label) ? label : -1;
        int explained = switch (asked.about()) {
            case Asked.About.Predicted _ -> predicted;
            case Asked.About.True _ -> truth < 0 ? predicted : truth;
            case Asked.About.Other(int label) -> Math.clamp(label, 0, scores.shape.channels() - 1);
        };
        List<Integer> layers = GradCam.layers(network, asked.score());
        int cam = layers.contains(asked.camNode()) ? asked.camNode() : layers.isEmpty() ? 0 : layers.getLast();
        Occlusion.Settings wish = asked.occlusion();
        Occlusion.Settings settings = wish == null ? Occlusion.Settings.suited(network.shape(0)) : wish;
        Tensor picture = seen.example().input();
        int places = Occlusion.places(picture.shape, settings).size();
        var score = new Score(network, asked.score(), explained);
        var found = new EnumMap<Method, Attribution>(Method.class);
        Done before = done;
        boolean covered = before != null && before.asked().samePicture(asked) && before.explained() == explained
                && before.settings().equals(settings);
        if (before != null && covered) found.put(Method.OCCLUSION, before.attribution());
        put(found, asked.timesInput()
                ? Attribution.gradientTimesInput(score, seen.values(), own, cancel)
                : Attribution.saliency(score, seen.values(), own, cancel));
        put(found, Attribution.guided(score, seen.values(), own, cancel));
        if (cam > 0) put(found, GradCam.of(score, seen.values(), cam, own, cancel).attribution());
        var told = new Answered(asked, picture, scores.data, truth, predicted, explained, found, layers, cam, settings,
                covered ? places : 0, places);
        if (covered) return told;
        if (!asked.live()) publish.accept(told);
        cover(told, score, settings, own, cancel, publish, found);
        return new Answered(asked, picture, scores.data, truth, predicted, explained, found, layers, cam, settings,
                places, places);
    }

    private static void put(Map<Method, Attribution> found, Attribution one) {
        found.put(one.method(), one);
    }

    private Known see(Asked asked, Machine own, Cancel cancel) {
        Known last = known;
        if (last != null && last.asked().samePicture(asked)) return last;
        Example example = asked.examples().example(asked.example(), Examples.PLAIN);
        var now = new Known(asked, example, asked.network().evaluate(example.input(), own, cancel));
        known = now;
        return now;
    }

    private void cover(Answered told, Score score, Occlusion.Settings settings, Machine own, Cancel cancel,
            Consumer<Answered> publish, Map<Method, Attribution> found) {
        var last = new AtomicLong(System.nanoTime());
        Thread owner = Thread.currentThread();
        Attribution covering = Occlusion.of(score, told.picture(), settings, own, cancel, count -> {
            // This thread covers its share of the places: it alone tells, and often enough.
            boolean mine = Thread.currentThread().equals(owner);
            if (!mine || told.asked().live() || System.nanoTime() - last.get() < PAUSE) return;
            last.set(System.nanoTime());
            publish.accept(new Answered(told.asked(), told.picture(), told.scores(), told.truth(), told.predicted(),
                    told.explained(), told.found(), told.camLayers(), told.camNode(), settings,
                    Math.min(count, told.places() - 1), told.places()));
        }).attribution();
        done = new Done(told.asked(), told.explained(), settings, covering);
        put(found, covering);
    }
}
