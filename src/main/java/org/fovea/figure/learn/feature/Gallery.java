package org.fovea.figure.learn.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fovea.compute.learn.feature.Ascent.Ending;
import org.fovea.compute.learn.feature.Ascent.Goal;
import org.fovea.compute.learn.feature.Ascent.Stage;
import org.fovea.compute.learn.feature.AscentSettings;
import org.fovea.compute.learn.feature.Below;
import org.fovea.compute.learn.feature.Combination;
import org.fovea.compute.learn.feature.Excerpt;
import org.fovea.compute.learn.feature.TopPatches;
import org.fovea.compute.learn.feature.TopPatches.Hit;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.jspecify.annotations.Nullable;

/// Makes the pictures of the maps of one network.
///
/// @param names of the layers; layer n is node n
/// @param classes their names, where the network's last channels are classes; otherwise none
/// @param examples whose patches are shown
/// @param patches where maps answer most; null until that is known
public record Gallery(Network network, List<String> names, List<String> classes, Examples examples,
        @Nullable TopPatches patches) {
    public Gallery {
        names = List.copyOf(names);
        classes = List.copyOf(classes);
    }

    public Gallery with(TopPatches found) {
        return new Gallery(network, names, classes, examples, found);
    }

    /// The layers whose maps are worth looking at: those that make something new of what they read.
    public static List<Integer> layers(Network network) {
        return IntStream.range(1, network.size()).filter(n -> makes(network.node(n).op())).boxed().toList();
    }

    private static boolean makes(Op op) {
        boolean identity = op instanceof Activation activation && activation.curve() == Curve.IDENTITY;
        return !(identity || op instanceof Flatten || op instanceof Dropout || op instanceof Softmax
                || op instanceof Pad);
    }

    /// What is known of a map, without a picture made by ascent.
    public MapCard card(int node, int map) {
        // A pooled map has the filter of the map it pools.
        Below from = Below.of(network, node, map);
        Thumbnail weights = from.node() == 0
                ? null
                : WeightsPicture.of(network, from.node(), from.map()).map(Thumbnail::of).orElse(null);
        var shown = new ArrayList<MapCard.Patch>();
        String note = "";
        if (patches != null) {
            if (patches.active(node, map))
                for (Hit hit : patches.of(node, map)) shown.add(patch(node, map, hit));
            else
                note = patches.of(node, map).isEmpty() ? "no number" : "never above 0";
        }
        return new MapCard(node, map, names.get(node - 1), name(node, map), weights, null, shown, note);
    }

    /// `conv2 · map 5`
    public String title(int node, int map) {
        return names.get(node - 1) + " · " + name(node, map);
    }

    /// `map 5`, `unit 12` where it has a single place, or the name of a class.
    public String name(int node, int map) {
        Shape shape = network.shape(node);
        boolean scores = shape.plane() == 1 && shape.channels() == classes.size() && last(node);
        if (scores) return "“%s”".formatted(classes.get(map));
        return (shape.plane() == 1 ? "unit " : "map ") + map;
    }

    /// Whether nothing but a softmax follows.
    private boolean last(int node) {
        return IntStream.range(node + 1, network.size()).allMatch(n -> network.node(n).op() instanceof Softmax);
    }

    private MapCard.Patch patch(int node, int map, Hit hit) {
        Example example = examples.example(hit.example(), Examples.PLAIN);
        Tensor picture = example.input();
        Excerpt excerpt = Excerpt.of(network, node, map, hit.row(), hit.column(), picture);
        return new MapCard.Patch(cut(excerpt), Thumbnail.of(picture), excerpt.seen(), picture.shape.height(),
                picture.shape.width(), hit, label(example));
    }

    /// Around a whole picture the padding says nothing any more.
    private static Thumbnail cut(Excerpt excerpt) {
        boolean whole = excerpt.seen().contains(Region.all(excerpt.picture().shape)) && !excerpt.gaps();
        return whole ? Thumbnail.of(excerpt.picture()) : Thumbnail.of(excerpt);
    }

    private String label(Example example) {
        return example.target() instanceof Target.OfClass(int label) && label < classes.size()
                ? classes.get(label)
                : "";
    }

    /// What the unit in the middle of a map sees, padding included.
    public Region field(int node, int map) {
        Shape shape = network.shape(node);
        return Cone.seen(network, node, Units.of(map, shape.height() / 2, shape.width() / 2)).units(0).region()
                .orElseGet(() -> Region.all(network.shape(0)));
    }

    /// What usually suits a map for a picture by ascent.
    public AscentSettings suited(int node, int map) {
        Region field = field(node, map);
        Shape picture = network.shape(0);
        return AscentSettings.suited(new Region(0, 0, Math.min(field.height(), picture.height()),
                Math.min(field.width(), picture.width())));
    }

    /// A picture made by ascent, cut to what the goal sees; nothing where it shows only noise.
    public Optional<Thumbnail> ascent(Goal goal, Stage stage) {
        if (stage.ending() == Ending.FLAT || stage.ending() == Ending.NOT_FINITE) return Optional.empty();
        return Optional.of(switch (goal) {
            case Goal.Mean _ -> Thumbnail.of(stage.picture());
            case Goal.Centre(int node, int map) -> {
                Shape shape = network.shape(node);
                yield cut(Excerpt.of(network, node, map, shape.height() / 2, shape.width() / 2, stage.picture()));
            }
        });
    }

    /// The ends of the strongest links of a map down to those it combines.
    ///
    /// @param contributions whether a link is as strong as what it contributes on pictures, instead of its weights
    /// @param face the picture that stands for a map
    public List<LinksFigure.End> below(Combination combination, boolean contributions, int most, Faces face) {
        var ends = new ArrayList<LinksFigure.End>();
        for (Combination.Link link : combination.links().subList(0, Math.min(most, combination.links().size())))
            ends.add(end(link.node(), link.map(), combination.node(), combination.map(),
                    contributions ? link.contribution() : link.weight(), face));
        return ends;
    }

    /// The ends of links of a map up to those that combine it.
    public List<LinksFigure.End> above(List<Combination> users, Faces face) {
        var ends = new ArrayList<LinksFigure.End>();
        for (Combination user : users)
            ends.add(new LinksFigure.End(user.node(), user.map(), names.get(user.node() - 1),
                    name(user.node(), user.map()), face.of(user.node(), user.map()), null,
                    user.links().getFirst().weight()));
        return ends;
    }

    private LinksFigure.End end(int node, int map, int by, int of, double weight, Faces face) {
        Thumbnail slice = WeightsPicture.between(network, by, of, new Below(node, map)).map(Thumbnail::of)
                .orElse(null);
        if (node == 0) {
            int channels = network.shape(0).channels();
            String name = channels == 3 ? "RGB".substring(map, map + 1) : channels == 1 ? "" : "channel " + map;
            return new LinksFigure.End(0, map, "picture", name, slice, null, weight);
        }
        return new LinksFigure.End(node, map, names.get(node - 1), name(node, map), face.of(node, map), slice, weight);
    }

    /// Gives the picture that stands for a map.
    @FunctionalInterface
    public interface Faces {
        /// @return null where there is none yet
        @Nullable
        Thumbnail of(int node, int map);
    }
}
