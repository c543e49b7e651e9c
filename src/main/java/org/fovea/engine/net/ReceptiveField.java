package org.fovea.engine.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Fields;
import org.fovea.engine.field.Union;

/// What a node of a network sees of the picture, over all paths from it.
///
/// @param rows along the vertical axis
/// @param columns along the horizontal axis
/// @param clashes where branches that do not lie over each other are joined on the way here; then no single jump and centre
///        is true of all it sees
public record ReceptiveField(Union rows, Union columns, List<Clash> clashes) {

    /// Of the picture: one pixel.
    public static ReceptiveField picture(Shape picture) {
        return new ReceptiveField(Union.picture(picture.height()), Union.picture(picture.width()), List.of());
    }

    /// Of every node of a network, the picture first.
    public static List<ReceptiveField> of(Network network) {
        var all = new ArrayList<>(List.of(picture(network.shape(0))));
        for (int n = 1; n < network.size(); n++)
            all.add(of(n, network.node(n), network.inputs(n), network.shape(n),
                    network.node(n).inputs().stream().map(all::get).toList()));
        return List.copyOf(all);
    }

    /// Of a node on top of others.
    ///
    /// @param number its number
    /// @param inputs the shapes it reads
    /// @param output its own shape
    /// @param before what the nodes it reads see, in the order it reads them
    public static ReceptiveField of(int number, Node node, List<Shape> inputs, Shape output,
            List<ReceptiveField> before) {
        var rows = new ArrayList<Union>();
        var columns = new ArrayList<Union>();
        for (int i = 0; i < before.size(); i++) {
            Fields fields = node.op().fields(i, inputs);
            rows.add(before.get(i).rows.then(fields.rows(), output.height()));
            columns.add(before.get(i).columns.then(fields.columns(), output.width()));
        }
        var clashes = new LinkedHashSet<Clash>();
        for (ReceptiveField input : before) clashes.addAll(input.clashes);
        List<Boolean> straight = before.stream().map(ReceptiveField::aligned).toList();
        clashes.addAll(clashes(number, node, straight, rows, true));
        clashes.addAll(clashes(number, node, straight, columns, false));
        return new ReceptiveField(union(rows), union(columns), List.copyOf(clashes));
    }

    private static Union union(List<Union> ways) {
        return ways.stream().reduce(Union::or).orElseThrow();
    }

    /// Those of this node itself. A branch with a clash of its own has no place that could be compared.
    ///
    /// @param ways what is seen through each input
    private static List<Clash> clashes(int number, Node node, List<Boolean> straight, List<Union> ways,
            boolean vertical) {
        var clashes = new ArrayList<Clash>();
        int one = -1;
        for (int i = 0; i < ways.size(); i++) {
            if (!straight.get(i) || ways.get(i).local().isEmpty()) continue;
            if (one < 0) one = i;
            else if (!ways.get(one).alignedWith(ways.get(i)))
                clashes.add(new Clash(number, node.inputs().get(one), node.inputs().get(i), vertical, ways.get(one),
                        ways.get(i)));
        }
        return clashes;
    }

    /// Whether all paths agree on where in the picture an output lies.
    public boolean aligned() {
        return clashes.isEmpty();
    }
}
