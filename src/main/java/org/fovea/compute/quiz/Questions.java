package org.fovea.compute.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fovea.compute.Results;
import org.fovea.project.Cell;

/// Draws questions about a network. The same seed draws the same ones, and the first of many are those of a few.
public final class Questions {
    /// After so many draws that bring nothing new a layer has no more of a topic.
    private static final int PATIENCE = 24;
    /// So often another place is tried where all numbers are the same.
    private static final int PLACES = 12;
    /// Spreads seeds that lie close together.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;
    private final Map<Topic, List<Subject>> subjects = new EnumMap<>(Topic.class);
    private final Map<Topic, Integer> turns = new EnumMap<>(Topic.class);
    private final HashSet<String> asked = new HashSet<>();

    private Questions(List<Subject> layers, long seed) {
        random = new Random(seed * SPREAD);
        for (Topic topic : Topic.values()) {
            var fitting = new ArrayList<>(layers.stream().filter(layer -> fits(topic, layer)).toList());
            Collections.shuffle(fitting, random);
            if (!fitting.isEmpty()) subjects.put(topic, fitting);
        }
    }

    /// Questions of all topics that the layers are good for, in turn; fewer than asked for where there are no more.
    ///
    /// @param layers the numbers of the layers, 1, 2, …; none stands for all
    /// @param count how many
    public static List<Question> of(Results results, List<Integer> layers, long seed, int count) {
        var subjects = new ArrayList<Subject>();
        for (int n = 1; n <= results.project().layers().size(); n++)
            if (layers.isEmpty() || layers.contains(n)) Subject.of(results, n).ifPresent(subjects::add);
        return new Questions(subjects, seed).drawn(count);
    }

    /// Whether a layer may have questions of a topic, told without making one.
    private static boolean fits(Topic topic, Subject layer) {
        return switch (topic) {
            case NEURON, OPERATION -> value(layer, 0, new Cell(0, 0)).filter(q -> q.topic() == topic).isPresent();
            case SIZE -> SizeQuestion.fits(layer.op());
            case FIELD -> FieldQuestion.ofInput(layer, new Cell(0, 0)).isPresent()
                    || FieldQuestion.ofPicture(layer, 0, new Cell(0, 0)).isPresent();
            case PARAMETERS -> ParameterQuestion.of(layer).isPresent();
        };
    }

    private static Optional<Question> value(Subject layer, int map, Cell at) {
        return ValueQuestion.of(layer, map, at);
    }

    private List<Question> drawn(int count) {
        var questions = new ArrayList<Question>();
        while (questions.size() < count && !subjects.isEmpty()) {
            var round = new ArrayList<>(subjects.keySet());
            Collections.shuffle(round, random);
            for (Topic topic : round) if (questions.size() < count) next(topic).ifPresent(questions::add);
        }
        return List.copyOf(questions);
    }

    /// A new question of a topic, of the layer whose turn it is; layers without a new one have no more turns.
    private Optional<Question> next(Topic topic) {
        List<Subject> layers = subjects.getOrDefault(topic, List.of());
        while (!layers.isEmpty()) {
            int turn = turns.merge(topic, 1, Integer::sum) % layers.size();
            for (int i = 0; i < PATIENCE; i++) {
                Optional<Question> question = draw(topic, layers.get(turn)).filter(q -> asked.add(q.text()));
                if (question.isPresent()) return question;
            }
            layers.remove(turn);
        }
        subjects.remove(topic);
        return Optional.empty();
    }

    private Optional<Question> draw(Topic topic, Subject layer) {
        return switch (topic) {
            case NEURON, OPERATION -> value(layer).filter(q -> q.topic() == topic);
            case SIZE -> SizeQuestion.drawn(layer, random);
            case FIELD -> {
                int map = random.nextInt(layer.output().channels());
                Cell at = Draw.cell(layer.output(), random);
                Optional<Question> deep = random.nextBoolean()
                        ? FieldQuestion.ofPicture(layer, map, at)
                        : Optional.empty();
                yield deep.isPresent() ? deep : FieldQuestion.ofInput(layer, at);
            }
            case PARAMETERS -> random.nextBoolean() ? ParameterQuestion.of(layer) : ParameterQuestion.connected(layer);
        };
    }

    /// At a place where there is something to calculate, if one is found soon.
    private Optional<Question> value(Subject layer) {
        Optional<Question> question = Optional.empty();
        for (int i = 0; i < PLACES; i++) {
            question = value(layer, random.nextInt(layer.output().channels()), Draw.cell(layer.output(), random));
            if (question.filter(ValueQuestion::varied).isPresent()) return question;
        }
        return question;
    }
}
