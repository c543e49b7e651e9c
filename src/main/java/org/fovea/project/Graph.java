package org.fovea.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Changes of the order of layers, with the numbers they read each other by. Layers are counted from 1, 0 is the picture.
public final class Graph {
    private Graph() {
    }

    /// The layer becomes number `at`: it reads number `at − 1`, and everything that read that reads the new one. Further
    /// inputs it names stay; they are numbers before it.
    static List<Layer> insert(List<Layer> layers, int at, Layer added) {
        var inputs = new ArrayList<>(added.inputs());
        inputs.set(0, at - 1);
        inputs.replaceAll(from -> Math.min(from, at - 1));
        var result = new ArrayList<Layer>(layers.subList(0, at - 1));
        result.add(added.withName(free(layers, added.name())).withInputs(inputs));
        for (Layer layer : layers.subList(at - 1, layers.size()))
            result.add(renumbered(layer, from -> from >= at - 1 ? from + 1 : from));
        return result;
    }

    /// What read the layer reads its first input.
    static List<Layer> remove(List<Layer> layers, int number) {
        int instead = layers.get(number - 1).inputs().getFirst();
        var result = new ArrayList<>(layers.subList(0, number - 1));
        for (Layer layer : layers.subList(number, layers.size()))
            result.add(renumbered(layer, from -> from == number ? instead : from > number ? from - 1 : from));
        return result;
    }

    /// Where the layer still comes after all it reads and before all that read it, only the order changes. Otherwise a layer
    /// of one input is taken out and put in elsewhere; one of several stays where it is, since it could not read them.
    static List<Layer> move(List<Layer> layers, int from, int to) {
        Layer moved = layers.get(from - 1);
        int last = moved.inputs().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (to > last && IntStream.rangeClosed(from + 1, to).noneMatch(n -> layers.get(n - 1).inputs().contains(from)))
            return reordered(layers, from, to);
        if (moved.inputs().size() > 1 && to <= last) return layers;
        return insert(remove(layers, from), to, moved);
    }

    private static List<Layer> reordered(List<Layer> layers, int from, int to) {
        var result = new ArrayList<>(layers);
        result.add(to - 1, result.remove(from - 1));
        IntUnaryOperator number = n -> n == from
                ? to
                : n > from && n <= to ? n - 1 : n < from && n >= to ? n + 1 : n;
        result.replaceAll(layer -> renumbered(layer, number));
        return result;
    }

    private static Layer renumbered(Layer layer, IntUnaryOperator number) {
        return layer.withInputs(layer.inputs().stream().map(number::applyAsInt).toList());
    }

    /// The name itself where no layer has it; otherwise with the next number at its end.
    public static String free(List<Layer> layers, String name) {
        var taken = new HashSet<String>();
        for (Layer layer : layers) taken.add(layer.name());
        if (!taken.contains(name)) return name;
        String stem = name.replaceFirst("[0-9]+$", "");
        for (int n = 2;; n++) if (!taken.contains(stem + n)) return stem + n;
    }
}
