package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fovea.compute.Evaluation;
import org.fovea.compute.LayerResult;
import org.fovea.compute.Results;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Op;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.LayerTitle;
import org.fovea.project.Project;

/// A layer to ask about, which works.
///
/// @param project the network it belongs to
/// @param number 1, 2, …
/// @param shapes the shapes of what it reads
/// @param output the shape of its maps
/// @param inputs what it reads; empty where memory does not hold it, so that no value can be asked for
public record Subject(Project project, int number, List<Shape> shapes, Shape output, List<Tensor> inputs) {
    public Subject {
        shapes = List.copyOf(shapes);
        inputs = List.copyOf(inputs);
    }

    /// A layer of results; nothing where it cannot work.
    public static Optional<Subject> of(Results results, int number) {
        Project project = results.project();
        var shapes = project.shapes();
        Shape output = shapes.get(number);
        if (output == null || results.stale(number)) return Optional.empty();
        List<Integer> read = project.layer(number).read();
        var inputs = new ArrayList<Tensor>();
        for (int from : read) {
            LayerResult layer = from == 0 ? null : results.layer(from);
            Tensor values = from == 0 ? results.picture() : layer == null ? null : layer.values();
            if (values != null) inputs.add(values);
        }
        return Optional
                .of(new Subject(project, number, read.stream().map(shapes::get).filter(Objects::nonNull).toList(),
                        output, inputs.size() == read.size() ? inputs : List.of()));
    }

    /// The layer on the stage.
    public static Subject of(Evaluation evaluation) {
        return new Subject(evaluation.project(), evaluation.number(),
                evaluation.inputs().stream().map((Tensor input) -> input.shape).toList(), evaluation.output(),
                evaluation.inputs());
    }

    Layer layer() {
        return project.layer(number);
    }

    Op op() {
        return layer().op();
    }

    /// The shape of its first input.
    Shape input() {
        return shapes.getFirst();
    }

    /// Its name and what it is: `conv1 (Conv 5×5)`.
    String called() {
        return "%s (%s)".formatted(layer().name(), LayerTitle.of(layer().kind()));
    }

    /// What one of its inputs is called in a sentence: `the picture`, `pool1`.
    String from(int input) {
        return name(layer().read().get(input));
    }

    /// What a layer is called in a sentence; 0 is the picture.
    String name(int node) {
        return node == 0 ? "the picture" : project.layer(node).name();
    }

    /// One map of one of its inputs: `channel 0 of the picture`, `map 3 of pool1`.
    String from(int input, int channel) {
        return "%s %d of %s".formatted(layer().read().get(input) == 0 ? "channel" : "map", channel, from(input));
    }

    /// A neuron in a sentence: `the neuron at row 3, column 5 of map 2 of conv1 (Conv 5×5)`.
    String neuron(int map, Cell at) {
        return output.plane() == 1
                ? "unit %d of %s".formatted(map, called())
                : "the neuron at row %d, column %d of map %d of %s".formatted(at.row(), at.column(), map, called());
    }
}
