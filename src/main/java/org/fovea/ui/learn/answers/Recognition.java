package org.fovea.ui.learn.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.compute.learn.answers.Ink;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Scored;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.fovea.figure.learn.answers.LayersFigure;
import org.fovea.figure.learn.answers.SharesFigure;
import org.fovea.project.Layer;

/// What a network makes of a drawn picture, layer by layer.
///
/// @param input what the network gets
/// @param rows the maps of every layer
/// @param shares of the classes
record Recognition(Wish wish, Raster input, List<LayersFigure.Row> rows, List<Float> shares) {
    /// What is to be recognised, and by which network.
    ///
    /// @param centred whether the picture is moved and scaled as those are that the network has learned from
    /// @param layers those of the network, for their names and colours
    record Wish(Ink ink, boolean centred, Network network, List<Layer> layers) {
        Tensor input() {
            Tensor one = centred ? ink.centred() : ink.picture();
            int channels = network.shape(0).channels();
            if (channels == 1) return one;
            // White ink has as much of each colour.
            var all = new float[channels * one.data.length];
            for (int c = 0; c < channels; c++)
                System.arraycopy(one.data, 0, all, c * one.data.length, one.data.length);
            return new Tensor(new Shape(channels, one.shape.height(), one.shape.width()), all);
        }
    }

    static Recognition of(Wish wish, Machine machine, Cancel cancel) {
        Tensor input = wish.input();
        Values values = wish.network().evaluate(input, machine, cancel);
        return new Recognition(wish, Painting.picture(input), LayersFigure.rows(wish.layers(), values),
                SharesFigure.softmax(values.of(Scored.node(wish.network(), Loss.CROSS_ENTROPY))));
    }

    /// The classes from the likeliest down.
    List<Integer> order() {
        var order = new ArrayList<>(IntStream.range(0, shares.size()).boxed().toList());
        order.sort((a, b) -> Float.compare(shares.get(b), shares.get(a)));
        return order;
    }
}
