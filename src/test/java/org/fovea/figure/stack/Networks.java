package org.fovea.figure.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.compute.Outline;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.Template;

/// Networks to look at.
final class Networks {
    private Networks() {
    }

    static Project of(Template template) {
        Shape shape = template == Template.LENET ? new Shape(1, 28, 28) : new Shape(3, 60, 80);
        return template.project(Projects.noise(shape, 1));
    }

    /// Convolutions of 3×3 and activations in turn.
    static Outline chain(int layers) {
        var axis = new Axis(3, 1, 1);
        var all = new ArrayList<Layer>();
        for (int n = 1; n <= layers; n++)
            all.add(n % 2 == 1
                    ? Layer.of("conv" + n, Projects.layer(2, n == 1 ? 3 : 2, axis, axis, Padding.Named.SAME), n - 1)
                    : Layer.of("relu" + n, new Operation(Activation.RELU), n - 1));
        return Outline.of(new Shape(3, 20, 30), all);
    }

    /// A place in a layer.
    static Cell neuron(Outline outline, int layer, Random random) {
        Shape shape = outline.row(layer).output();
        if (shape == null) throw new IllegalStateException("layer %d does not work".formatted(layer));
        return new Cell(random.nextInt(shape.height()), random.nextInt(shape.width()));
    }

    static List<Integer> all(Outline outline) {
        var all = new ArrayList<Integer>();
        for (int n = 0; n <= outline.rows().size(); n++) all.add(n);
        return all;
    }
}
