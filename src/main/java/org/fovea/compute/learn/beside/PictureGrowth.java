package org.fovea.compute.learn.beside;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.Dense;

/// How many parameters networks need as the picture grows, when nothing else about them changes: as many filters and hidden
/// units as before.
///
/// @param lines from the picture as it is to the largest
public record PictureGrowth(List<Line> lines) {
    private static final List<Integer> TIMES = List.of(1, 2, 4, 8);

    /// For one size of the picture.
    ///
    /// @param shared those of the convolutional network that do not depend on the picture: filters and the like
    /// @param convolutional all of them, with dense layers at its end
    /// @param full of each fully connected network, in their order
    public record Line(Shape picture, long shared, long convolutional, List<Long> full) {
        public Line {
            full = List.copyOf(full);
        }
    }

    public PictureGrowth {
        lines = List.copyOf(lines);
    }

    /// For a picture as high and wide as that of the networks, twice, four and eight times; as far as it can be counted.
    public static PictureGrowth of(Network network, List<Twin> twins) {
        var lines = new ArrayList<Line>();
        for (int times : TIMES) {
            Shape own = network.shape(0);
            var picture = new Shape(own.channels(), own.height() * times, own.width() * times);
            lines.add(line(network, twins, picture));
        }
        return new PictureGrowth(lines);
    }

    private static Line line(Network network, List<Twin> twins, Shape picture) {
        var shapes = new ArrayList<Shape>(List.of(picture));
        long shared = 0;
        long dense = 0;
        for (int n = 1; n < network.size(); n++) {
            Node node = network.node(n);
            List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
            if (node.op() instanceof Dense layer) {
                dense += (inputs.getFirst().size() + 1L) * layer.bias().length;
                shapes.add(new Shape(layer.bias().length, 1, 1));
            } else {
                shared += node.op().parameters();
                shapes.add(node.op().output(inputs));
            }
        }
        return new Line(picture, shared, shared + dense, twins.stream().map(twin -> twin.parameters(picture)).toList());
    }
}
