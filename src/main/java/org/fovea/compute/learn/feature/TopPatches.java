package org.fovea.compute.learn.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;

/// Where each map of each node of a network answers most, over many pictures: the units with the largest values, at most one
/// for each picture, the largest first. Of equal values those of the earlier picture come first, and in one picture the
/// first row, then the first column counts. Neither the number of threads nor their order changes a result.
///
/// Only the places are kept, never the values of whole maps; [Excerpt] cuts a patch out of its picture when it is shown.
public final class TopPatches {
    private final int seen;
    private final List<List<List<Hit>>> hits;

    /// A unit and its value.
    ///
    /// @param value of the unit
    /// @param example whose picture it looked at
    /// @param row of the unit in its map
    /// @param column of the unit in its map
    public record Hit(float value, int example, int row, int column) {
    }

    private TopPatches(int seen, List<List<List<Hit>>> hits) {
        this.seen = seen;
        this.hits = hits;
    }

    /// One pass over examples that lie evenly spread among all of them.
    ///
    /// @param count how many examples at most
    /// @param keep how many units are kept for each map
    /// @param done told, from any thread, how many examples have been looked at
    /// @throws IllegalArgumentException when the examples do not fit the network, or nothing is to be kept
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static TopPatches of(Network network, Examples examples, int count, int keep, Machine machine, Cancel cancel,
            IntConsumer done) {
        if (!examples.input().equals(network.shape(0)))
            throw new IllegalArgumentException("%s for %s".formatted(examples.input(), network.shape(0)));
        if (keep < 1) throw new IllegalArgumentException("at least one unit for each map, not " + keep);
        int looked = Math.min(count, examples.size());
        var found = new ArrayList<Best>();
        for (int n = 0; n < network.size(); n++) found.add(new Best(network.shape(n).channels(), keep));
        Machine alone = machine.alone();
        var counted = new int[1];
        machine.each(looked, i -> {
            int at = spread(i, looked, examples.size());
            Example example = examples.example(at, Examples.PLAIN);
            Values values = network.evaluate(example.input(), alone, cancel);
            List<int[]> places = values.tensors().stream().map(TopPatches::largest).toList();
            synchronized (found) {
                for (int n = 1; n < network.size(); n++) offer(found.get(n), values.of(n), places.get(n), at);
                done.accept(++counted[0]);
            }
        }, cancel);
        var hits = new ArrayList<List<List<Hit>>>();
        for (int n = 0; n < network.size(); n++) hits.add(found.get(n).hits(network.shape(n).width()));
        return new TopPatches(looked, hits);
    }

    /// Pictures of one class often follow one another, so that the first ones are no sample.
    static int spread(int i, int count, int of) {
        return (int) ((long) i * of / count);
    }

    /// The place of the largest value in each channel; −1 where none is a number.
    private static int[] largest(Tensor maps) {
        int plane = maps.shape.plane();
        var places = new int[maps.shape.channels()];
        for (int k = 0; k < places.length; k++) {
            places[k] = -1;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < plane; i++) {
                float value = maps.data[k * plane + i];
                if (value > most || (places[k] < 0 && value == most)) {
                    most = value;
                    places[k] = i;
                }
            }
        }
        return places;
    }

    private static void offer(Best best, Tensor maps, int[] places, int example) {
        for (int k = 0; k < places.length; k++)
            if (places[k] >= 0) best.offer(k, maps.data[k * maps.shape.plane() + places[k]], example, places[k]);
    }

    /// How many examples were looked at.
    public int seen() {
        return seen;
    }

    /// The units of a map with the largest values, the largest first.
    ///
    /// @param node 1, 2, …
    public List<Hit> of(int node, int map) {
        return hits.get(node).get(map);
    }

    /// Whether a map has found anything: the largest value of one behind a ReLU that is always off is 0. Without a ReLU the
    /// largest value may lie below 0.
    public boolean active(int node, int map) {
        List<Hit> best = of(node, map);
        return !best.isEmpty() && best.getFirst().value() != 0;
    }
}
