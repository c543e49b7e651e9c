package org.fovea.ui.learn.beside;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.learn.LearnedLayers;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.beside.Contest;
import org.fovea.compute.learn.beside.Contest.Entry;
import org.fovea.compute.learn.beside.Match;
import org.fovea.compute.learn.beside.Sizes;
import org.fovea.compute.learn.beside.Twin;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.figure.CountText;
import org.fovea.project.Project;
import org.fovea.session.SideBySide.Arrangement;

/// The network that learns the task, and the fully connected one to set beside it.
///
/// @param data what both learn from
/// @param project the network, as a document
/// @param network the same for the engine
/// @param settings how both are trained
/// @param twins for each [Match], in their order
record Pair(LearningData data, Project project, Network network, TrainingSettings settings, List<Twin> twins) {
    static final List<String> NAMES = List.of("convolutional", "fully connected");

    static Pair of(LearningData data, Project project, TrainingSettings settings) {
        Network network = project.network();
        return new Pair(data, project, network, settings,
                List.of(Twin.of(network, settings.loss(), Match.PARAMETERS),
                        Twin.of(network, settings.loss(), Match.UNITS)));
    }

    /// Whether both are about the same contest, whatever example is looked at.
    boolean like(Pair other) {
        return data.equals(other.data) && network.size() == other.network.size() && sizes().equals(other.sizes());
    }

    Sizes sizes() {
        return Sizes.of(network, settings.loss());
    }

    Twin twin(Match match) {
        return twins.stream().filter(twin -> twin.match() == match).findFirst().orElseThrow();
    }

    /// Why there can be no contest, a sentence; nothing when there can.
    Optional<String> refusal(Match match) {
        if (data.classes().isEmpty())
            return Optional
                    .of("This comparison counts right answers; choose a task with classes, such as digits or shapes.");
        if (sizes().hiddenUnits() == 0)
            return Optional.of(
                    "This network has no convolution; choose one that has, to set a fully connected one beside it.");
        Twin twin = twin(match);
        return twin.fits()
                ? Optional.empty()
                : Optional.of(
                        ("With as many hidden units, %s, the fully connected network has %s parameters: %s of weights, and "
                                + "training it takes %d times that, %s. Choose equal parameters, or smaller pictures.")
                                .formatted(
                                        CountText.of(twin.hidden()), CountText.of(twin.parameters()),
                                        CountText.bytes(twin.parameters() * Float.BYTES), Twin.COPIES,
                                        CountText.bytes(twin.trainingBytes())));
    }

    /// In what both are equal, with their numbers.
    String equality(Match match) {
        Twin twin = twin(match);
        return switch (match) {
            case PARAMETERS -> "%s %s: %s parameters beside %s".formatted(CountText.of(twin.hidden()),
                    twin.hidden() == 1 ? "hidden unit" : "hidden units", CountText.of(twin.parameters()),
                    CountText.of(sizes().parameters()));
            case UNITS -> "%s hidden units each: %s parameters beside %s".formatted(CountText.of(twin.hidden()),
                    CountText.of(twin.parameters()), CountText.of(sizes().parameters()));
        };
    }

    /// Makes the contest; weights of both are drawn anew.
    Arrangement arrange(Match match, int epochs, int shift, Machine machine) {
        var trained = new TrainingSettings(settings.loss(), settings.optimizer(), settings.learningRate(),
                settings.schedule(),
                settings.weightDecay(), settings.clip(), settings.batch(), epochs, shift, settings.seed());
        Network fresh = project.withLayers(LearnedLayers.fresh(project.layers(), settings.seed())).network();
        var contest = new Contest(List.of(new Entry(NAMES.getFirst(), fresh),
                new Entry(NAMES.getLast(), twin(match).network(settings.seed()))), trained, data.training(),
                data.test(),
                machine);
        return new Arrangement(contest, settings.loss(), data.test());
    }
}
