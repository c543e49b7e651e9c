package org.fovea.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Softmax;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.Trained;
import org.jspecify.annotations.Nullable;

/// What the maps of a network's last layers mean, where it was trained to tell classes apart.
///
/// @param names of the classes, in the order of the maps
/// @param layers which have a map for each: the last one, and what a softmax there reads
public record ClassNames(List<String> names, Set<Integer> layers) {
    public static final ClassNames NONE = new ClassNames(List.of(), Set.of());

    public ClassNames {
        names = List.copyOf(names);
        layers = Set.copyOf(layers);
    }

    public static ClassNames of(Project project) {
        Trained training = project.training();
        if (training == null || training.classes().isEmpty()) return NONE;
        var scores = new Shape(training.classes().size(), 1, 1);
        List<@Nullable Shape> shapes = project.shapes();
        var layers = new HashSet<Integer>();
        int n = project.layers().size();
        while (n > 0 && scores.equals(shapes.get(n)) && layers.add(n))
            if (project.layer(n).kind() instanceof Operation(Softmax _)) n = project.layer(n).inputs().getFirst();
        return new ClassNames(training.classes(), layers);
    }

    /// The names of a layer's maps; none where they have none, or where their numbers are their names.
    public List<String> of(int layer) {
        return layers.contains(layer) && !numbered() ? names : List.of();
    }

    private boolean numbered() {
        for (int k = 0; k < names.size(); k++) if (!names.get(k).equals(Integer.toString(k))) return false;
        return true;
    }

    /// The name of a map; nothing where its number says it all.
    public Optional<String> of(int layer, int map) {
        List<String> own = of(layer);
        return map >= 0 && map < own.size() ? Optional.of(own.get(map)) : Optional.empty();
    }

    /// What a map of the layer on the stage is called: `map 3`, and with a name `map 3 “star”`.
    public static String map(Evaluation evaluation, int map) {
        return of(evaluation.project()).called(evaluation.number(), map);
    }

    /// `map 3`, and with a name `map 3 “star”`.
    public String called(int layer, int map) {
        return of(layer, map).map(name -> "map %d “%s”".formatted(map, name)).orElseGet(() -> "map " + map);
    }
}
