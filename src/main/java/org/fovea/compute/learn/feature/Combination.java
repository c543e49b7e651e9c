package org.fovea.compute.learn.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.fovea.compute.learn.feature.TopPatches.Hit;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Arithmetic.Operator;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Term;
import org.fovea.engine.simd.Machine;

/// Which maps of the layers below one map combines, and how strongly: by its weights, and on pictures by what each map adds to
/// the weighted sum where the map answers most.
///
/// @param node the layer that combines, which may lie below the one asked for: a pooled map combines what the convolution
///        before it does
/// @param map one of its channels
/// @param links to every map it reads, the strongest first
public record Combination(int node, int map, List<Link> links) {

    /// One map that is combined.
    ///
    /// @param node the layer below, 0 is the picture
    /// @param map one of its channels
    /// @param norm the root of the sum of the squares of the weights it meets
    /// @param sum of these weights
    /// @param contribution what it adds to the weighted sum at the units that answer most, on average; 0 while unknown
    public record Link(int node, int map, double norm, double sum, double contribution) {
        /// The strength of the weights with the sign of their sum.
        public double weight() {
            return sum < 0 ? -norm : norm;
        }
    }

    public Combination {
        links = List.copyOf(links);
    }

    /// By the weights alone.
    ///
    /// @param node any; where it combines nothing itself, the layer that does below it
    public static Combination of(Network network, int node, int map) {
        Below at = Below.of(network, node, map);
        if (at.node() == 0) return new Combination(0, at.map(), List.of());
        var found = new LinkedHashMap<Below, double[]>();
        switch (network.node(at.node()).op()) {
            case Convolution c -> {
                int seen = c.layer().inputChannels() / c.layer().groups();
                int first = at.map() / (c.layer().filters().size() / c.layer().groups()) * seen;
                Tensor weights = c.layer().filters().get(at.map()).weights();
                List<Below> below = Below.inputs(network, at.node());
                int plane = weights.shape.plane();
                for (int i = 0; i < weights.data.length; i++)
                    weigh(found, below.get(first + i / plane), weights.data[i]);
            }
            case ConvTranspose2d t -> {
                int seen = t.weights().size() / t.groups();
                int made = t.bias().length / t.groups();
                List<Below> below = Below.inputs(network, at.node());
                for (int c = at.map() / made * seen; c < (at.map() / made + 1) * seen; c++)
                    for (float weight : t.weights().get(c).channel(at.map() % made).data)
                        weigh(found, below.get(c), weight);
            }
            case Dense d -> {
                List<Below> below = Below.inputs(network, at.node());
                int length = d.weights().shape.width();
                int plane = length / below.size();
                for (int i = 0; i < length; i++)
                    weigh(found, below.get(i / plane), d.weights().data[at.map() * length + i]);
            }
            case Arithmetic(Operator operator) -> {
                // Only sums say how much of each there is.
                if (operator == Operator.ADD || operator == Operator.SUB)
                    for (int i = 0; i < network.node(at.node()).inputs().size(); i++)
                        weigh(found, operand(network, at, i), i > 0 && operator == Operator.SUB ? -1 : 1);
            }
            // Others have no weights for the maps they read.
            default -> {
            }
        }
        var links = new ArrayList<Link>();
        found.forEach((below, sums) -> links.add(new Link(below.node(), below.map(), Math.sqrt(sums[0]), sums[1], 0)));
        return new Combination(at.node(), at.map(), links).byWeights();
    }

    /// The links in the order of their weights.
    public Combination byWeights() {
        var sorted = new ArrayList<>(links);
        sorted.sort(Comparator.comparingDouble(Link::norm).reversed());
        return new Combination(node, map, sorted);
    }

    private static void weigh(Map<Below, double[]> found, Below below, float weight) {
        double[] sums = found.computeIfAbsent(below, _ -> new double[2]);
        sums[0] += (double) weight * weight;
        sums[1] += weight;
    }

    private static Below operand(Network network, Below at, int input) {
        int from = network.node(at.node()).inputs().get(input);
        return Below.of(network, from, Math.min(at.map(), network.shape(from).channels() - 1));
    }

    /// With what each map contributes on pictures, and the links in the order of that.
    ///
    /// @param hits units of this map, such as those that [TopPatches] found
    /// @param picture the picture of an example
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Combination on(Network network, List<Hit> hits, IntFunction<Tensor> picture, Machine machine,
            Cancel cancel) {
        if (links.isEmpty() || hits.isEmpty()) return this;
        var sums = new LinkedHashMap<Below, Double>();
        for (Hit hit : hits) {
            List<Tensor> inputs = inputs(network, picture.apply(hit.example()), machine, cancel);
            add(network, inputs, hit, sums);
        }
        var known = new ArrayList<Link>();
        for (Link link : links)
            known.add(new Link(link.node(), link.map(), link.norm(), link.sum(),
                    sums.getOrDefault(new Below(link.node(), link.map()), 0.0) / hits.size()));
        known.sort(Comparator.comparingDouble((Link link) -> Math.abs(link.contribution())).reversed()
                .thenComparing(Comparator.comparingDouble(Link::norm).reversed()));
        return new Combination(node, map, known);
    }

    private List<Tensor> inputs(Network network, Tensor picture, Machine machine, Cancel cancel) {
        return network.node(node).inputs().stream().map(from -> from == 0
                ? picture
                : network.evaluate(picture, from, Region.all(network.shape(from)), machine, cancel).values()).toList();
    }

    private void add(Network network, List<Tensor> inputs, Hit hit, Map<Below, Double> sums) {
        Op op = network.node(node).op();
        List<Term> terms = switch (op) {
            case Convolution c -> c.layer().explain(inputs.getFirst(), map, hit.row(), hit.column());
            default -> op.explain(inputs, map, hit.row(), hit.column()) instanceof Explanation.WeightedSum sum
                    ? sum.terms()
                    : List.of();
        };
        if (!terms.isEmpty()) {
            List<Below> below = Below.inputs(network, node);
            for (Term term : terms) sums.merge(below.get(term.channel()), (double) term.product(), Double::sum);
        } else
            for (int i = 0; i < inputs.size(); i++) {
                Tensor x = inputs.get(i);
                float value = x.at(Math.min(map, x.shape.channels() - 1), Math.min(hit.row(), x.shape.height() - 1),
                        Math.min(hit.column(), x.shape.width() - 1));
                Below from = operand(network, new Below(node, map), i);
                double sign = i > 0 && op.equals(Arithmetic.SUB) ? -1 : 1;
                sums.merge(from, sign * value, Double::sum);
            }
    }

    /// The maps further up that combine this one, the strongest first: the link of each is the one to this map.
    ///
    /// @param most how many at most
    public static List<Combination> above(Network network, int node, int map, int most, Cancel cancel) {
        Below at = Below.of(network, node, map);
        var users = new ArrayList<Combination>();
        for (int n = at.node() + 1; n < network.size(); n++) {
            if (!Below.of(network, n, 0).equals(new Below(n, 0)) || !reads(network, n, at)) continue;
            for (int k = 0; k < network.shape(n).channels(); k++) {
                cancel.check();
                Combination user = of(network, n, k);
                user.links().stream().filter(link -> link.node() == at.node() && link.map() == at.map())
                        .findFirst().ifPresent(link -> users.add(new Combination(user.node(), user.map(),
                                List.of(link))));
            }
        }
        users.sort(Comparator.comparingDouble((Combination user) -> user.links().getFirst().norm()).reversed());
        return List.copyOf(users.subList(0, Math.min(most, users.size())));
    }

    private static boolean reads(Network network, int node, Below at) {
        List<Integer> from = network.node(node).inputs();
        for (int input : from)
            for (int c = 0; c < network.shape(input).channels(); c++)
                if (Below.of(network, input, c).equals(at)) return true;
        return false;
    }
}
