package org.fovea.ui.learn.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fovea.compute.Fitted;
import org.fovea.compute.Outline;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.shift.ShiftLab;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.project.Colors;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// Computes the shift lab of a network, off the FX thread; keeps the picture of the last wish, for as long as it is the same.
final class Bench {
    private final Machine machine;
    private @Nullable Look kept;
    private @Nullable Tensor picture;

    /// Where a picture comes from.
    sealed interface Look {
        record Document(Picture picture) implements Look {
        }

        record Example(LearningData data, int number) implements Look {
        }
    }

    /// A network with a picture.
    ///
    /// @param layers layer n is node n
    /// @param works by layer, whether it can be computed
    record Subject(Network network, List<Layer> layers, List<Boolean> works, Look look) {
        static Subject of(Outline outline, Picture picture) {
            return new Subject(outline.network(), outline.layers(),
                    outline.rows().stream().map(Outline.Row::works).toList(),
                    new Look.Document(picture));
        }

        static Subject of(Snapshot moment, Project project, LearningData data, int example) {
            return new Subject(moment.network(), project.layers(), project.layers().stream().map(_ -> true).toList(),
                    new Look.Example(data, example));
        }

        String name(int layer) {
            return layers.get(layer - 1).name();
        }

        Colors colors(int layer) {
            return layers.get(layer - 1).display().colors();
        }

        int channels(int layer) {
            return network.shape(layer).channels();
        }

        /// The numbers of the layers that can be computed.
        List<Integer> numbers() {
            var numbers = new ArrayList<Integer>();
            for (int n = 1; n <= layers.size(); n++) if (works.get(n - 1)) numbers.add(n);
            return numbers;
        }
    }

    /// What is asked.
    record Wish(Subject subject, int layer, int channel, int down, int right) {
    }

    /// What came of it.
    ///
    /// @param lab null where it could not be computed
    /// @param problem why, in a sentence; empty otherwise
    /// @param fields by node
    record Found(Wish wish, @Nullable ShiftLab lab, String problem, List<ReceptiveField> fields) {
    }

    Bench(Machine machine) {
        this.machine = machine;
    }

    Found of(Wish wish, Cancel cancel) {
        Subject subject = wish.subject();
        try {
            ShiftLab lab = ShiftLab.of(new ShiftLab.Wish(subject.network(), wish.layer(), wish.channel(),
                    picture(subject.look()), wish.down(), wish.right()), machine, cancel);
            return new Found(wish, lab, "", ReceptiveField.of(subject.network()));
        } catch (Problem problem) {
            return new Found(wish, null, problem.sentence(), List.of());
        }
    }

    private Tensor picture(Look look) {
        if (picture == null || !look.equals(kept)) {
            picture = switch (look) {
                case Look.Document(Picture of) -> Fitted.input(of);
                case Look.Example(LearningData data, int number) -> data.test().example(number, Examples.PLAIN).input();
            };
            kept = look;
        }
        return Objects.requireNonNull(picture);
    }
}
