package org.fovea.compute.learn.feature;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Softmax;

/// Which map of a layer that combines maps a channel comes from, down through what only passes channels on: pooling, curves,
/// normalisation, flattening, and what puts channels in another order.
///
/// @param node the layer that combines maps, or the picture, 0
/// @param map one of its channels
public record Below(int node, int map) {

    /// Where a channel of a node comes from; it itself where the node combines maps.
    public static Below of(Network network, int node, int channel) {
        if (node == 0) return new Below(0, channel);
        List<Integer> from = network.node(node).inputs();
        int first = from.getFirst();
        return switch (network.node(node).op()) {
            case Arithmetic _,ConvTranspose2d _,Convolution _,Dense _,LayerNorm _,PixelShuffle _,Softmax _ ->
                new Below(node, channel);
            case ReduceMean mean -> mean.channels() ? new Below(node, channel) : of(network, first, channel);
            case Activation _,AdaptiveAvgPool _,AvgPool _,BatchNorm _,Dropout _,GlobalAvgPool _,GlobalMaxPool _,Lrn _,MaxPool _,PRelu _,Pad _,Resize _ ->
                of(network, first, channel);
            case Flatten _ -> of(network, first, channel / network.shape(first).plane());
            case Slice slice -> of(network, first, slice.from() + channel);
            case ChannelShuffle shuffle -> of(network, first, channel % shuffle.groups()
                    * (network.shape(first).channels() / shuffle.groups()) + channel / shuffle.groups());
            case Concat _ -> {
                int input = 0;
                int rest = channel;
                while (rest >= network.shape(from.get(input)).channels())
                    rest -= network.shape(from.get(input++)).channels();
                yield of(network, from.get(input), rest);
            }
        };
    }

    /// Of each channel of what a node reads first.
    static List<Below> inputs(Network network, int node) {
        int from = network.node(node).inputs().getFirst();
        return IntStream.range(0, network.shape(from).channels()).mapToObj(c -> of(network, from, c)).toList();
    }
}
