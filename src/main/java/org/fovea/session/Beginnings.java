package org.fovea.session;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.fovea.compute.learn.Clock;
import org.fovea.compute.learn.LearnedLayers;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Run;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.fovea.session.Learning.Origin;

/// The networks that a training can begin with, and attempts that begin with them. Lives on the home thread.
final class Beginnings {
    private final Session session;
    private final LearningSource source;
    private final Machine machine;
    private final Clock clock;
    private final DoubleProperty noise = new SimpleDoubleProperty(1);
    /// What ships for the task that was read.
    private Optional<List<Layer>> trained = Optional.empty();

    /// What a training begins with beside its network.
    ///
    /// @param example the test example that is its picture
    record Setting(LearningData data, TrainingSettings settings, int example) {
    }

    Beginnings(Session session, LearningSource source, Machine machine, Clock clock) {
        this.session = session;
        this.source = source;
        this.machine = machine;
        this.clock = clock;
    }

    /// How many times as large as usual the weights of convolutions are where they are drawn anew.
    DoubleProperty noiseProperty() {
        return noise;
    }

    /// What ships for the task.
    void ship(Optional<List<Layer>> layers) {
        trained = layers;
    }

    /// Whether a network ships for the task.
    boolean hasTrained() {
        return trained.isPresent();
    }

    /// Why the document's network cannot learn the task; nothing when it can.
    Optional<String> misfit(LearningData data) {
        return source.misfit(session.project(), data);
    }

    /// What is shown before anybody chooses. A search for a hidden filter begins with noise, not with what was found before.
    Origin first(LearningData data) {
        if (!(data.task() instanceof Task.Recover) && misfit(data).isEmpty()) return Origin.DOCUMENT;
        return hasTrained() ? Origin.TRAINED : Origin.FRESH;
    }

    /// An attempt with the weights that a network of this origin has.
    ///
    /// @throws org.fovea.engine.Problem when the network cannot learn
    Attempt of(Origin origin, Setting setting) {
        LearningData data = setting.data();
        return switch (origin) {
            case DOCUMENT -> of(origin, setting, session.project().layers(), Training.of(session.project())
                    .filter(training -> training.task().equals(data.task())));
            case FRESH -> fresh(origin, setting, List.of());
            case TRAINED -> of(origin, setting,
                    trained.orElseGet(() -> source.network(data, setting.settings().seed())), Optional.empty());
        };
    }

    /// An attempt with weights drawn anew.
    ///
    /// @param layers where they are not those that are made for the task
    /// @throws org.fovea.engine.Problem when the network cannot learn
    Attempt fresh(Origin origin, Setting setting, List<Layer> layers) {
        long seed = setting.settings().seed();
        List<Layer> drawn = origin == Origin.FRESH
                ? source.network(setting.data(), seed)
                : LearnedLayers.fresh(layers, seed);
        return of(origin == Origin.TRAINED ? Origin.FRESH : origin, setting, LearnedLayers.louder(drawn, noise.get()),
                Optional.empty());
    }

    /// @param earlier how these weights were trained for the same task
    private Attempt of(Origin origin, Setting setting, List<Layer> layers, Optional<Training> earlier) {
        LearningData data = setting.data();
        var begun = new Project(picture(data, setting.example()), layers);
        return new Attempt(data.task(), data, origin, begun,
                new Run(begun.network(), setting.settings(), data, machine, clock), earlier, setting.settings(),
                trained);
    }

    /// A test example as the picture of a document.
    static Picture picture(LearningData data, int number) {
        Example one = data.test().example(number, Examples.PLAIN);
        return Picture.of(new Source.Pasted("example " + number), one.input());
    }
}
