package org.fovea.figure.overview;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Op;

/// Which maps of a network are made of which.
public final class Feeding {
    /// That a layer reads another one or the picture.
    ///
    /// @param input as its how-manieth input, from 0
    public record Edge(int from, int to, int input) {
        /// Whether it leads past other columns.
        boolean bypasses() {
            return to > from + 1;
        }
    }

    private final Outline outline;
    private final List<Edge> edges;

    public Feeding(Outline outline) {
        this.outline = outline;
        var all = new ArrayList<Edge>();
        for (Outline.Row row : outline.rows()) {
            List<Integer> read = row.layer().read();
            for (int i = 0; i < read.size(); i++) all.add(new Edge(read.get(i), row.number(), i));
        }
        edges = List.copyOf(all);
    }

    /// All of them, in the order of the layers.
    public List<Edge> edges() {
        return edges;
    }

    /// What a column reads.
    public List<Edge> into(int column) {
        return edges.stream().filter(edge -> edge.to == column).toList();
    }

    /// What reads a column.
    public List<Edge> outOf(int column) {
        return edges.stream().filter(edge -> edge.from == column).toList();
    }

    /// The maps that a map feeds along an edge; none where the layer cannot work.
    public BitSet feeds(Edge edge, int map) {
        Outline.Row row = outline.row(edge.to);
        if (!row.works()) return new BitSet();
        var channels = new BitSet();
        if (edge.from == 0) channels.set(0, row.inputs().get(edge.input).channels());
        else
            channels.set(map);
        return row.layer().op().touched(channels, edge.input, row.inputs());
    }

    /// The channels of an input that a map is made of; none where the layer cannot work.
    public BitSet channels(Edge edge, int map) {
        var result = new BitSet();
        Outline.Row row = outline.row(edge.to);
        if (!row.works()) return result;
        Op op = row.layer().op();
        List<Shape> inputs = row.inputs();
        for (int c = 0; c < inputs.get(edge.input).channels(); c++) {
            var one = new BitSet();
            one.set(c);
            if (op.touched(one, edge.input, inputs).get(map)) result.set(c);
        }
        return result;
    }

    /// The maps of the column before that a map is made of; the picture is one map.
    public BitSet fedBy(Edge edge, int map) {
        BitSet channels = channels(edge, map);
        if (edge.from == 0 && !channels.isEmpty()) {
            channels.clear();
            channels.set(0);
        }
        return channels;
    }

    Outline.Row row(int column) {
        return outline.row(column);
    }
}
