package org.fovea.ui.learn.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fovea.compute.learn.feature.Ascent;
import org.fovea.compute.learn.feature.Ascent.Stage;
import org.fovea.compute.learn.feature.AscentSettings;
import org.fovea.compute.learn.feature.Combination;
import org.fovea.compute.learn.feature.TopPatches;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.figure.learn.feature.Gallery;
import org.fovea.figure.learn.feature.LinksFigure.End;
import org.fovea.figure.learn.feature.MapCard;
import org.fovea.figure.learn.feature.Thumbnail;
import org.fovea.session.Latest.Turn;
import org.jspecify.annotations.Nullable;

/// Finds out about maps, the chosen one first, and keeps what it found as long as the network is the same. For one thread at a
/// time, off the home thread.
final class FeatureWork {
    /// As many patches for each map.
    static final int PATCHES = 9;
    /// The most ends of links on either side.
    private static final int ENDS = 8;
    /// So many examples are enough for a first look.
    private static final int FIRST = 120;
    private static final int STEPS_SHOWN = 8;
    private static final long PAUSE = 80_000_000;

    private final Machine machine;
    private final BooleanSupplier wanted;
    private final Map<Place, MapCard> cards = new HashMap<>();
    private final Map<Place, Stage> stages = new HashMap<>();
    private @Nullable Subject subject;
    private @Nullable Gallery gallery;
    private AscentChoice ascent = AscentChoice.USUAL;
    private int looked;
    private long published;

    /// @param wanted whether anybody looks; asked from any thread
    FeatureWork(Machine machine, BooleanSupplier wanted) {
        this.machine = machine;
        this.wanted = wanted;
    }

    /// @throws java.util.concurrent.CancellationException when something else is wanted
    Found run(Wish wish, Turn<Wish> turn, Consumer<Found> publish) {
        Cancel cancel = () -> {
            Wish newer = turn.newest();
            return !wanted.getAsBoolean() || (newer != null && wish.outdated(newer));
        };
        cancel.check();
        Gallery known = begin(wish);
        var work = new One(wish, wish.live() ? machine.alone() : machine, cancel, publish);
        return work.run(known);
    }

    private Gallery begin(Wish wish) {
        Subject now = wish.subject();
        Gallery known = gallery;
        if (known == null || subject == null || !subject.same(now)) {
            subject = now;
            known = new Gallery(now.network(), now.names(), now.classes(), now.examples(), null);
            gallery = known;
            looked = 0;
            cards.clear();
            stages.clear();
        }
        if (!ascent.equals(wish.ascent())) {
            ascent = wish.ascent();
            stages.clear();
            cards.clear();
        }
        return known;
    }

    /// One wish.
    private final class One {
        private final Wish wish;
        private final Machine machine;
        private final Cancel cancel;
        private final Consumer<Found> publish;
        private Found.@Nullable Links links;
        private @Nullable Combination combination;
        private @Nullable List<Combination> above;
        /// How many examples had been looked at when the links were found.
        private int linked;

        One(Wish wish, Machine machine, Cancel cancel, Consumer<Found> publish) {
            this.wish = wish;
            this.machine = machine;
            this.cancel = cancel;
            this.publish = publish;
        }

        /// A first look at the patches, the pictures of all maps, and then the patches of all examples.
        Found run(Gallery begun) {
            Gallery known = begun;
            if (known.patches() == null) {
                if (!wish.live()) show(known);
                known = look(known, FIRST);
                if (!wish.live()) show(known);
            }
            pictures(known);
            int all = Math.min(wish.subject().count(), wish.subject().examples().size());
            if (looked < all) {
                known = look(known, all);
                link(known);
            }
            return found(known, true);
        }

        private void pictures(Gallery known) {
            List<Combination> above = link(known);
            show(known);
            for (Place place : order(known, above)) {
                if (stages.containsKey(place)) continue;
                climb(known, place);
                link(known);
                if (System.nanoTime() - published > PAUSE) show(known);
            }
        }

        /// Finds the links, with what stands for each map by now.
        private List<Combination> link(Gallery known) {
            Combination now = combination;
            List<Combination> users = above;
            if (now == null || users == null || linked != looked) {
                now = combination(known);
                users = Combination.above(known.network(), wish.place().node(), wish.place().map(), ENDS, cancel);
                combination = now;
                above = users;
                linked = looked;
            }
            Gallery.Faces faces = this::face;
            links = new Found.Links(now, known.below(now.byWeights(), false, ENDS, faces),
                    known.below(now, true, ENDS, faces), known.above(users, faces));
            return users;
        }

        private Gallery look(Gallery known, int most) {
            int count = Math.min(most, wish.subject().count());
            TopPatches patches = TopPatches.of(known.network(), known.examples(), count, PATCHES, machine, cancel,
                    _ -> {
                    });
            looked = patches.seen();
            cards.clear();
            Gallery more = known.with(patches);
            gallery = more;
            return more;
        }

        private Combination combination(Gallery known) {
            Combination combination = Combination.of(known.network(), wish.place().node(), wish.place().map());
            TopPatches patches = known.patches();
            if (combination.node() == 0 || patches == null) return combination;
            return combination.on(known.network(), patches.of(combination.node(), combination.map()),
                    example -> known.examples().example(example, Examples.PLAIN).input(), machine, cancel);
        }

        private @Nullable Thumbnail face(int node, int map) {
            Gallery known = gallery;
            return known == null ? null : card(known, new Place(node, map)).face();
        }

        /// The chosen map, those it is linked with, the others of its layer.
        private Set<Place> order(Gallery known, List<Combination> above) {
            var order = new LinkedHashSet<Place>();
            order.add(wish.place());
            if (links != null)
                for (List<End> ends : List.of(links.onPictures(), links.byWeights()))
                    for (End end : ends) if (end.leads()) order.add(new Place(end.node(), end.map()));
            for (Combination user : above) order.add(new Place(user.node(), user.map()));
            for (int map = 0; map < known.network().shape(wish.place().node()).channels(); map++)
                order.add(new Place(wish.place().node(), map));
            return order;
        }

        private void climb(Gallery known, Place place) {
            AscentSettings settings = ascent.settings(known, place);
            boolean chosen = place.equals(wish.place()) && !wish.live();
            Stage end = Ascent.of(known.network(), ascent.goal(place), settings, machine, cancel,
                    chosen ? STEPS_SHOWN : 0, stage -> {
                        stages.put(place, stage);
                        if (System.nanoTime() - published > PAUSE) show(known);
                        // Where it is given up, it begins anew.
                        stages.remove(place);
                    });
            stages.put(place, end);
        }

        private MapCard card(Gallery known, Place place) {
            MapCard plain = cards.computeIfAbsent(place, at -> known.card(at.node(), at.map()));
            Stage stage = stages.get(place);
            if (stage == null || plain.ascent() != null) return plain;
            MapCard whole = known.ascent(ascent.goal(place), stage).map(plain::withAscent).orElse(plain);
            if (stage.ending() != null) cards.put(place, whole);
            return whole;
        }

        private void show(Gallery known) {
            cancel.check();
            publish.accept(found(known, false));
            published = System.nanoTime();
        }

        private Found found(Gallery known, boolean complete) {
            var all = new ArrayList<MapCard>();
            int node = wish.place().node();
            for (int map = 0; map < known.network().shape(node).channels(); map++)
                all.add(card(known, new Place(node, map)));
            return new Found(wish, known, List.copyOf(all), links, height(known), looked, complete);
        }

        private Found.@Nullable Climb height(Gallery known) {
            Stage stage = stages.get(wish.place());
            if (stage == null) return null;
            return new Found.Climb(stage, known.ascent(ascent.goal(wish.place()), stage)
                    .orElseGet(() -> Thumbnail.of(stage.picture())), ascent.settings(known, wish.place()).steps());
        }
    }
}
