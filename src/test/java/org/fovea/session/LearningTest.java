package org.fovea.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.fovea.compute.Projects;
import org.fovea.compute.learn.Clock;
import org.fovea.compute.learn.Course;
import org.fovea.compute.learn.LearnedLayers;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Seen;
import org.fovea.compute.learn.Snapshot;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Learned;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Trainer;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.FilterPreset;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.fovea.session.Learning.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Training beside a document, with executors that do what they are told at once or when the test says so.
class LearningTest {
    private static final int BATCHES = Lesson.TRAINING / Lesson.BATCH;

    /// Every look at it is a tenth of a second later, so that every batch is published.
    private static final class Ticking implements Clock {
        private long now;
        private long waited;

        @Override
        public long nanos() {
            return now += 100_000_000;
        }

        @Override
        public void await(long nanos) {
            waited += nanos;
        }
    }

    /// Does what it was given when it is told to.
    private static final class Cranked implements Executor {
        private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }

        void all() {
            while (!waiting.isEmpty())
                waiting.remove().run();
        }
    }

    private final Project document = Projects.project(Lesson.INPUT,
            Projects.layer(3, 1, new Axis(3, 1, 1), new Axis(3, 1, 1), Padding.Named.SAME));
    private final Session session = new Session(document, Selection.FIRST, Machine.SCALAR, Runnable::run, Runnable::run,
            failure -> {
                throw failure;
            });
    private final List<String> said = new ArrayList<>();
    private final Ticking clock = new Ticking();

    private Learning learning(Executor workers, Executor home) {
        return learning(new Lesson(), workers, home);
    }

    private Learning learning(LearningSource source, Executor workers, Executor home) {
        var learning = new Learning(session, Machine.SCALAR, source, clock, workers, home, said::add);
        learning.looking().activeProperty().set(true);
        learning.begin();
        return learning;
    }

    private Learning ready() {
        return learning(Runnable::run, Runnable::run);
    }

    private static Snapshot newest(Learning learning) {
        return requireNonNull(learning.moments().newestProperty().get());
    }

    private static float[] weights(Snapshot moment) {
        return Learned.of(moment.network().node(1).op()).getFirst();
    }

    @Test
    void a_training_is_played_to_its_end_and_learns() {
        Learning learning = ready();
        assertThat(learning.stateProperty().get()).isEqualTo(State.READY);
        learning.practice().play();
        assertThat(learning.stateProperty().get()).isEqualTo(State.FINISHED);
        assertThat(newest(learning).epochs()).isEqualTo(4);
        assertThat(newest(learning).batches()).isEqualTo(4 * BATCHES);
        List<Course.Epoch> epochs = learning.moments().courseProperty().get().epochs();
        assertThat(epochs).extracting(Course.Epoch::epochs).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(epochs.getLast().testLoss()).isLessThan(epochs.getFirst().testLoss() / 2);
        assertThat(epochs.getLast().testAccuracy()).isGreaterThan(0.8);
        assertThat(learning.moments().courseProperty().get().points()).hasSize(4 * BATCHES);
    }

    @Test
    void while_it_runs_the_score_that_is_known_is_that_of_the_last_test() {
        Learning learning = ready();
        var between = new ArrayList<Double>();
        learning.looking().seenProperty().subscribe(seen -> {
            List<Course.Epoch> epochs = learning.moments().courseProperty().get().epochs();
            if (seen == null || epochs.isEmpty() || seen.snapshot().score() != null) return;
            between.add(seen.snapshot().epochs());
            assertThat(requireNonNull(learning.looking().scoreProperty().get()).loss()).isEqualTo(
                    epochs.getLast().testLoss());
        });
        learning.practice().play();
        assertThat(between).as("moments between two tests").anyMatch(epochs -> epochs > 1 && epochs % 1 > 0);
    }

    @Test
    void it_learns_what_the_trainer_learns_however_it_is_interrupted() {
        Learning learning = ready();
        Project subject = requireNonNull(learning.subjectProperty().get());
        learning.practice().oneBatch();
        learning.practice().oneBatch();
        learning.practice().oneEpoch();
        assertThat(newest(learning).epochs()).isEqualTo(1);
        learning.practice().play();
        var data = requireNonNull(learning.dataProperty().get());
        var trainer = new Trainer(subject.network(), Lesson.SETTINGS, data.training(), Machine.SCALAR);
        while (!trainer.finished())
            trainer.step(Cancel.NEVER);
        assertThat(Learned.of(newest(learning).network().node(2).op()).getFirst())
                .containsExactly(Learned.of(trainer.network().node(2).op()).getFirst());
        assertThat(requireNonNull(learning.looking().scoreProperty().get()).accuracy()).isEqualTo(
                Score.of(trainer.network(), Lesson.SETTINGS.loss(), data.test(), Machine.SCALAR, Cancel.NEVER)
                        .accuracy());
    }

    @Test
    void a_pause_comes_between_two_batches_and_play_goes_on() {
        Learning learning = ready();
        var once = learning.moments().newestProperty().subscribe(moment -> {
            if (moment != null && moment.batches() == 3) learning.practice().pause();
        });
        learning.practice().play();
        assertThat(learning.stateProperty().get()).isEqualTo(State.PAUSED);
        assertThat(newest(learning).batches()).isEqualTo(3);
        once.unsubscribe();
        learning.practice().play();
        assertThat(newest(learning).batches()).isEqualTo(4 * BATCHES);
    }

    @Test
    void play_after_a_pause_that_has_not_come_yet_goes_on() {
        var workers = new Cranked();
        var home = new Cranked();
        Learning learning = learning(workers, home);
        workers.all();
        home.all();
        learning.practice().play();
        learning.practice().pause();
        assertThat(learning.stateProperty().get()).isEqualTo(State.PAUSED);
        learning.practice().play();
        assertThat(learning.stateProperty().get()).isEqualTo(State.RUNNING);
        for (int i = 0; i < 4; i++) {
            workers.all();
            home.all();
        }
        assertThat(learning.stateProperty().get()).isEqualTo(State.FINISHED);
    }

    @Test
    void play_after_a_pause_that_comes_too_late_trains_no_epoch_more() {
        var workers = new Cranked();
        var home = new Cranked();
        Learning learning = learning(workers, home);
        workers.all();
        home.all();
        learning.practice().play();
        workers.all();
        learning.practice().pause();
        learning.practice().play();
        for (int i = 0; i < 3; i++) {
            home.all();
            workers.all();
        }
        assertThat(learning.stateProperty().get()).isEqualTo(State.FINISHED);
        assertThat(newest(learning).epochs()).isEqualTo(4);
    }

    @Test
    void play_after_a_pause_in_the_last_test_makes_that_test_and_no_epoch_more() {
        var paused = new ArrayList<Runnable>();
        var lesson = new Lesson() {
            @Override
            public LearningData data(Task task, Project document, Cancel cancel) {
                LearningData usual = super.data(task, document, cancel);
                return new LearningData(task, usual.classes(), usual.training(),
                        new Told(usual.test(), () -> paused.forEach(Runnable::run)), usual.notes());
            }
        };
        Learning learning = learning(lesson, Runnable::run, Runnable::run);
        learning.looking().activeProperty().set(false);
        paused.add(() -> {
            if (newest(learning).batches() == 4 * BATCHES - 1) learning.practice().pause();
        });
        learning.practice().play();
        assertThat(learning.stateProperty().get()).isEqualTo(State.PAUSED);
        assertThat(newest(learning).epochs()).isEqualTo(4);
        paused.clear();
        learning.practice().play();
        assertThat(learning.stateProperty().get()).isEqualTo(State.FINISHED);
        assertThat(newest(learning).epochs()).isEqualTo(4);
        assertThat(learning.moments().courseProperty().get().epochs()).hasSize(5);
    }

    /// Examples that tell whenever one is asked for.
    private record Told(Examples usual, Runnable asked) implements Examples {
        @Override
        public int size() {
            return usual.size();
        }

        @Override
        public Shape input() {
            return usual.input();
        }

        @Override
        public Example example(int index, long draw) {
            asked.run();
            return usual.example(index, draw);
        }
    }

    @Test
    void of_what_is_published_while_home_is_busy_only_the_newest_comes() {
        var workers = new Cranked();
        var home = new Cranked();
        Learning learning = learning(workers, home);
        workers.all();
        home.all();
        var shown = new ArrayList<Long>();
        learning.moments().newestProperty().subscribe((_, moment) -> shown.add(requireNonNull(moment).batches()));
        learning.practice().play();
        workers.all();
        home.all();
        assertThat(shown).containsExactly(4L * BATCHES);
    }

    @Test
    void scrubbing_shows_a_moment_and_live_the_newest() {
        Learning learning = ready();
        learning.looking().scoringProperty().set(true);
        learning.practice().play();
        learning.looking().scrub(1.4);
        Snapshot shown = requireNonNull(learning.moments().shownProperty().get());
        assertThat(shown.epochs()).isEqualTo(1 + 5.0 / BATCHES);
        assertThat(requireNonNull(learning.looking().seenProperty().get()).snapshot()).isSameAs(shown);
        var data = requireNonNull(learning.dataProperty().get());
        assertThat(requireNonNull(learning.looking().scoreProperty().get()).loss()).as("of exactly that moment")
                .isEqualTo(
                        Score.of(shown.network(), Lesson.SETTINGS.loss(), data.test(), Machine.SCALAR, Cancel.NEVER)
                                .loss());
        learning.looking().live();
        assertThat(learning.moments().shownProperty().get()).isSameAs(newest(learning));
        assertThat(requireNonNull(learning.looking().seenProperty().get()).snapshot()).isSameAs(newest(learning));
    }

    @Test
    void what_is_seen_are_the_maps_of_the_chosen_example() {
        Learning learning = ready();
        learning.exampleProperty().set(5);
        Seen seen = requireNonNull(learning.looking().seenProperty().get());
        var data = requireNonNull(learning.dataProperty().get());
        assertThat(seen.input().data).containsExactly(data.test().example(5, Examples.PLAIN).input().data);
        assertThat(seen.values().of(2).data).containsExactly(seen.snapshot().network()
                .evaluate(seen.input(), Machine.SCALAR, Cancel.NEVER).of(2).data);
        learning.exampleProperty().set(1000);
        assertThat(learning.exampleProperty().get()).isEqualTo(20);
    }

    @Test
    void the_newest_example_wins() {
        var workers = new Cranked();
        Learning learning = learning(workers, Runnable::run);
        workers.all();
        var seen = new ArrayList<Integer>();
        learning.looking().seenProperty().subscribe((_, now) -> seen.add(requireNonNull(now).example()));
        for (int example : new int[]{1, 2, 3, 4}) learning.exampleProperty().set(example);
        workers.all();
        assertThat(seen).containsExactly(1, 4);
    }

    @Test
    void nothing_but_the_training_is_computed_while_nobody_looks() {
        Learning learning = ready();
        learning.looking().activeProperty().set(false);
        Seen before = learning.looking().seenProperty().get();
        learning.practice().play();
        assertThat(learning.looking().seenProperty().get()).isSameAs(before);
        learning.looking().activeProperty().set(true);
        assertThat(requireNonNull(learning.looking().seenProperty().get()).snapshot()).isSameAs(newest(learning));
    }

    @Test
    void taking_over_is_one_step_that_can_be_undone() {
        Learning learning = ready();
        learning.practice().play();
        learning.looking().scrub(2);
        Snapshot shown = requireNonNull(learning.moments().shownProperty().get());
        learning.takeOver();
        assertThat(Learned.of(session.project().network().node(1).op()).getFirst()).containsExactly(weights(shown));
        assertThat(session.project().picture()).as("it fits").isSameAs(document.picture());
        session.undo();
        assertThat(session.project()).isEqualTo(document);
    }

    @Test
    void what_was_learned_is_missed_until_it_is_taken_over() {
        Learning learning = ready();
        assertThat(learning.untaken()).isEmpty();
        learning.practice().oneEpoch();
        assertThat(learning.untaken()).containsExactly("Digits, 1.0 epochs");
        learning.takeOver();
        assertThat(learning.untaken()).isEmpty();
        learning.practice().oneBatch();
        assertThat(learning.untaken()).containsExactly("Digits, 1.1 epochs");
    }

    @Test
    void a_picture_that_does_not_fit_is_replaced_in_the_same_step_and_the_training_is_remembered() {
        Project large = Projects.small();
        session.open(large, Selection.FIRST, true);
        Learning learning = ready();
        learning.practice().play();
        learning.looking().scrub(2.3);
        learning.takeOver();
        assertThat(session.project().picture().shape()).isEqualTo(Lesson.INPUT);
        Training kept = Training.of(session.project()).orElseThrow();
        assertThat(kept.classes()).isEqualTo(Lesson.CLASSES);
        assertThat(kept.settings()).isEqualTo(Lesson.SETTINGS);
        assertThat(kept.batches()).isEqualTo(requireNonNull(learning.moments().shownProperty().get()).batches());
        List<Course.Epoch> epochs = learning.moments().courseProperty().get().epochs();
        assertThat(kept.history()).extracting(Training.Epoch::testLoss).containsExactly(epochs.get(1).testLoss(),
                epochs.get(2).testLoss());
        session.undo();
        assertThat(session.project()).isEqualTo(large);
    }

    @Test
    void a_network_that_ships_is_shown_and_play_trains_one_from_the_beginning() {
        var shipping = new Lesson() {
            @Override
            public Optional<List<Layer>> trained(LearningData data) {
                return Optional.of(network(data, 77));
            }
        };
        Learning learning = learning(shipping, Runnable::run, Runnable::run);
        assertThat(learning.originProperty().get()).isEqualTo(Learning.Origin.TRAINED);
        float[] shipped = weights(newest(learning));
        learning.practice().oneBatch();
        assertThat(learning.originProperty().get()).isEqualTo(Learning.Origin.FRESH);
        Snapshot first = learning.moments().snapshotsProperty().get().all().getFirst();
        assertThat(weights(first)).isNotEqualTo(shipped).containsExactly(Learned.of(
                shipping.network(requireNonNull(learning.dataProperty().get()), 1).getFirst().op()).getFirst());
        learning.choose(Learning.Origin.TRAINED);
        assertThat(weights(newest(learning))).containsExactly(shipped);
    }

    @Test
    void a_seed_before_the_first_step_draws_other_weights() {
        Learning learning = ready();
        float[] first = weights(newest(learning));
        learning.settingsProperty().set(Lesson.SETTINGS.withSeed(5));
        float[] other = weights(newest(learning));
        assertThat(other).isNotEqualTo(first);
        learning.settingsProperty().set(Lesson.SETTINGS);
        assertThat(weights(newest(learning))).containsExactly(first);
    }

    @Test
    void the_document_s_network_is_refused_with_a_reason_where_it_does_not_fit() {
        Learning learning = ready();
        learning.choose(Learning.Origin.DOCUMENT);
        assertThat(said).containsExactly("The network has no output for each of the 3 classes.");
        assertThat(learning.originProperty().get()).isEqualTo(Learning.Origin.FRESH);
    }

    @Test
    void a_run_that_diverges_stops_with_the_last_good_weights_and_says_what_to_change() {
        Learning learning = ready();
        TrainingSettings usual = Lesson.SETTINGS;
        learning.settingsProperty().set(new TrainingSettings(usual.loss(),
                new Optimizer.Sgd(0, false), 10, usual.schedule(), 0.999f, 0, usual.batch(), 500,
                0, 1));
        learning.practice().play();
        assertThat(learning.stateProperty().get()).isEqualTo(State.STOPPED);
        assertThat(learning.problemProperty().get()).contains("smaller learning rate");
        assertThat(said).containsExactly(learning.problemProperty().get());
        for (float weight : weights(newest(learning))) assertThat(weight).isFinite();
    }

    @Test
    void settings_that_change_count_from_the_next_play_on() {
        Learning learning = ready();
        learning.practice().oneEpoch();
        learning.settingsProperty().set(Lesson.SETTINGS.withEpochs(6));
        learning.practice().play();
        assertThat(newest(learning).epochs()).isEqualTo(6);
        learning.practice().play();
        assertThat(newest(learning).epochs()).as("a finished run goes on by an epoch").isEqualTo(7);
    }

    @Test
    void restart_draws_fresh_weights_and_what_was_learned_can_be_brought_back() {
        Learning learning = ready();
        float[] first = weights(newest(learning));
        learning.practice().play();
        Snapshot learned = newest(learning);
        learning.restart();
        assertThat(learning.stateProperty().get()).isEqualTo(State.READY);
        assertThat(weights(newest(learning))).containsExactly(first);
        assertThat(learning.asideProperty().get()).isEqualTo("Digits, 4.0 epochs");
        learning.bringBack();
        assertThat(newest(learning)).isSameAs(learned);
        assertThat(learning.stateProperty().get()).isEqualTo(State.FINISHED);
        assertThat(learning.asideProperty().get()).isNull();
    }

    @Test
    void another_task_stops_the_training_and_keeps_it_aside() {
        var workers = new Cranked();
        Learning learning = learning(workers, Runnable::run);
        workers.all();
        var once = learning.moments().newestProperty().subscribe(moment -> {
            if (moment != null && moment.batches() == 2)
                learning.taskProperty().set(new Task.Shapes(ShapeSettings.USUAL));
        });
        learning.practice().play();
        workers.all();
        once.unsubscribe();
        assertThat(learning.stateProperty().get()).isEqualTo(State.READY);
        assertThat(requireNonNull(learning.dataProperty().get()).task()).isInstanceOf(Task.Shapes.class);
        assertThat(newest(learning).batches()).isZero();
        learning.bringBack();
        assertThat(learning.taskProperty().get()).isInstanceOf(Task.Digits.class);
        assertThat(newest(learning).batches()).isEqualTo(2);
        assertThat(learning.stateProperty().get()).isEqualTo(State.PAUSED);
    }

    @Test
    void data_that_cannot_be_read_is_a_sentence() {
        Learning learning = learning(new Lesson("The folder is empty; choose another one."), Runnable::run,
                Runnable::run);
        assertThat(learning.stateProperty().get()).isEqualTo(State.IDLE);
        assertThat(learning.problemProperty().get()).isEqualTo("The folder is empty; choose another one.");
        learning.practice().play();
        assertThat(learning.stateProperty().get()).isEqualTo(State.IDLE);
    }

    @Test
    void data_that_fails_in_a_way_nobody_thought_of_is_not_waited_for() {
        Learning learning = learning(new Lesson() {
            @Override
            public LearningData data(Task task, Project document, Cancel cancel) {
                throw new IllegalStateException("a decoder is confused");
            }
        }, Runnable::run, Runnable::run);
        assertThat(learning.stateProperty().get()).isEqualTo(State.IDLE);
        assertThat(learning.problemProperty().get()).contains("a decoder is confused");
    }

    @Test
    void answers_of_one_task_are_gone_before_the_data_of_another_comes_back() {
        Learning learning = ready();
        learning.practice().oneEpoch();
        learning.taskProperty().set(new Task.Shapes(ShapeSettings.USUAL));
        learning.practice().oneEpoch();
        assertThat(learning.looking().scoreProperty().get()).isNotNull();
        var met = new ArrayList<@Nullable Score>();
        learning.dataProperty().subscribe((_, _) -> met.add(learning.looking().scoreProperty().get()));
        learning.bringBack();
        assertThat(met).containsOnlyNulls().isNotEmpty();
        assertThat(learning.looking().scoreProperty().get()).isNotNull();
    }

    @Test
    void a_test_beyond_all_numbers_is_no_history_and_the_rest_is_taken_over() {
        Learning learning = learning(new Lesson() {
            @Override
            public LearningData data(Task task, Project document, Cancel cancel) {
                LearningData usual = super.data(task, document, cancel);
                return new LearningData(task, usual.classes(), usual.training(), new Huge(usual.test()),
                        usual.notes());
            }
        }, Runnable::run, Runnable::run);
        learning.practice().oneEpoch();
        learning.takeOver();
        assertThat(Training.of(session.project()).orElseThrow().history()).isEmpty();
    }

    /// Examples with larger values than sums of them can hold.
    private record Huge(Examples usual) implements Examples {
        @Override
        public int size() {
            return usual.size();
        }

        @Override
        public Shape input() {
            return usual.input();
        }

        @Override
        public Example example(int index, long draw) {
            Example one = usual.example(index, draw);
            var data = one.input().data.clone();
            for (int i = 0; i < data.length; i++) data[i] = Float.MAX_VALUE;
            return new Example(new Tensor(one.input().shape, data), one.target());
        }
    }

    @Test
    void who_comes_back_from_a_moment_sees_the_newest_answers_again_while_it_learns() {
        var workers = new Cranked();
        Learning learning = learning(workers, Runnable::run);
        workers.all();
        var met = new ArrayList<@Nullable Score>();
        learning.moments().progressProperty().subscribe(progress -> {
            if (!met.isEmpty() || progress == null || progress.newest().batches() != BATCHES + 2) return;
            met.add(learning.looking().scoreProperty().get());
            learning.looking().scrub(0);
            met.add(learning.looking().scoreProperty().get());
            learning.looking().live();
            met.add(learning.looking().scoreProperty().get());
            learning.practice().pause();
        });
        learning.practice().play();
        workers.all();
        assertThat(met).hasSize(3).doesNotContainNull();
        assertThat(met.get(2)).isEqualTo(met.get(0)).isNotEqualTo(met.get(1));
    }

    @Test
    void what_is_kept_aside_is_missed_too_and_can_be_taken_over() {
        Learning learning = ready();
        learning.practice().oneEpoch();
        Snapshot learned = newest(learning);
        learning.taskProperty().set(new Task.Shapes(ShapeSettings.USUAL));
        assertThat(newest(learning).batches()).isZero();
        assertThat(learning.untaken()).containsExactly("Digits, 1.0 epochs");
        learning.takeUntaken();
        Training taken = Training.of(session.project()).orElseThrow();
        assertThat(taken.task()).isInstanceOf(Task.Digits.class);
        assertThat(taken.batches()).isEqualTo(learned.batches());
        assertThat(session.project().conv(1).orElseThrow().filters().getFirst().weights().data)
                .containsExactly(Arrays.copyOf(weights(learned), 9));
        assertThat(learning.untaken()).isEmpty();
    }

    @Test
    void of_two_trainings_both_are_missed_and_the_one_that_is_shown_is_taken_over_first() {
        Learning learning = ready();
        learning.practice().oneEpoch();
        learning.restart();
        learning.practice().oneBatch();
        learning.practice().oneBatch();
        assertThat(learning.untaken()).containsExactly("Digits, 0.2 epochs", "Digits, 1.0 epochs");
        learning.takeUntaken();
        assertThat(Training.of(session.project()).orElseThrow().batches()).isEqualTo(2);
        assertThat(learning.untaken()).as("the other is still missed").containsExactly("Digits, 1.0 epochs");
        learning.takeUntaken();
        assertThat(Training.of(session.project()).orElseThrow().batches()).isEqualTo(BATCHES);
        assertThat(learning.untaken()).isEmpty();
    }

    /// Its third training example cannot be had, but by itself.
    private record Broken(Examples usual, boolean memory) implements Examples {
        @Override
        public int size() {
            return usual.size();
        }

        @Override
        public Shape input() {
            return usual.input();
        }

        @Override
        public Example example(int index, long draw) {
            if (index == 2 && draw != PLAIN) {
                if (memory) throw new OutOfMemoryError("heap");
                throw new IllegalStateException("a decoder is confused");
            }
            return usual.example(index, draw);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, not enough memory", "false, a decoder is confused"})
    void a_training_that_fails_is_not_running_for_ever(boolean memory, String said) {
        Learning learning = learning(new Lesson() {
            @Override
            public LearningData data(Task task, Project document, Cancel cancel) {
                LearningData usual = super.data(task, document, cancel);
                return new LearningData(task, usual.classes(), new Broken(usual.training(), memory), usual.test(),
                        usual.notes());
            }
        }, Runnable::run, Runnable::run);
        learning.practice().oneEpoch();
        assertThat(learning.stateProperty().get()).isEqualTo(State.STOPPED);
        assertThat(learning.problemProperty().get()).contains(said);
        assertThat(this.said).containsExactly(learning.problemProperty().get());
    }

    @Test
    void a_search_for_a_hidden_filter_begins_with_noise_even_where_the_document_s_filter_would_fit() {
        var machine = Machine.SCALAR;
        var learning = new Learning(session, machine, new TaskSource(machine), clock, Runnable::run, Runnable::run,
                said::add);
        var recover = new Task.Recover(List.of(FilterPreset.SOBEL_X.filter(1)), false);
        learning.taskProperty().set(recover);
        learning.practice().oneBatch();
        learning.takeOver();
        assertThat(learning.misfit()).as("the document's fits now").isEmpty();
        learning.reload();
        assertThat(learning.originProperty().get()).isEqualTo(Learning.Origin.FRESH);
    }

    @Test
    void no_moment_of_one_network_is_shown_with_the_layers_of_another() {
        Learning learning = ready();
        learning.practice().oneBatch();
        var met = new ArrayList<@Nullable Snapshot>();
        learning.subjectProperty().subscribe((_, _) -> met.add(learning.moments().shownProperty().get()));
        learning.restart();
        learning.bringBack();
        assertThat(met).hasSizeGreaterThanOrEqualTo(2).containsOnlyNulls();
        assertThat(learning.moments().shownProperty().get()).isNotNull();
    }

    @Test
    void closing_stops_the_training_and_leaves_the_document_alone() {
        var workers = new Cranked();
        Learning learning = learning(workers, Runnable::run);
        workers.all();
        learning.moments().newestProperty().subscribe(moment -> {
            if (moment != null && moment.batches() == 2) learning.close();
        });
        learning.practice().play();
        workers.all();
        assertThat(newest(learning).batches()).isEqualTo(2);
        assertThat(session.project()).isSameAs(document);
        assertThat(session.dirtyProperty().get()).isFalse();
    }

    @Test
    void a_speed_limit_lets_time_pass_between_batches() {
        Learning learning = ready();
        learning.practice().speedProperty().set(2);
        learning.practice().oneEpoch();
        assertThat(clock.waited).isPositive();
    }

    @Test
    void the_document_s_network_that_goes_on_keeps_its_earlier_epochs_unless_it_begins_anew() {
        Learning first = ready();
        first.practice().play();
        first.takeOver();
        Training before = Training.of(session.project()).orElseThrow();
        Learning second = ready();
        assertThat(second.originProperty().get()).isEqualTo(Learning.Origin.DOCUMENT);
        second.practice().oneEpoch();
        second.takeOver();
        second.practice().oneEpoch();
        second.takeOver();
        Training both = Training.of(session.project()).orElseThrow();
        assertThat(both.history()).hasSize(6).startsWith(before.history().toArray(Training.Epoch[]::new));
        assertThat(both.history().getLast().testLoss())
                .isEqualTo(second.moments().courseProperty().get().epochs().getLast().testLoss());
        assertThat(both.batches()).isEqualTo(6 * BATCHES);
        second.restart();
        second.practice().oneEpoch();
        second.takeOver();
        assertThat(Training.of(session.project()).orElseThrow().history()).as("of weights drawn anew").hasSize(1);
    }

    @Test
    void what_the_document_s_network_learned_of_another_task_is_no_part_of_its_history() {
        Learning first = ready();
        first.practice().play();
        first.takeOver();
        Learning second = ready();
        second.taskProperty().set(new Task.Shapes(ShapeSettings.USUAL));
        assertThat(second.originProperty().get()).isEqualTo(Learning.Origin.DOCUMENT);
        second.practice().oneEpoch();
        second.takeOver();
        assertThat(Training.of(session.project()).orElseThrow().history()).hasSize(1);
    }

    @Test
    void a_document_s_network_that_fits_learns_itself() {
        LearningSource lesson = new Lesson();
        Learning first = ready();
        assertThat(first.originProperty().get()).isEqualTo(Learning.Origin.FRESH);
        assertThat(first.misfit()).isPresent();
        first.practice().play();
        first.takeOver();
        Learning second = learning(lesson, Runnable::run, Runnable::run);
        assertThat(second.originProperty().get()).isEqualTo(Learning.Origin.DOCUMENT);
        assertThat(weights(newest(second))).as("with its own weights").containsExactly(weights(newest(first)));
        second.restart();
        assertThat(weights(newest(second))).containsExactly(Learned.of(LearnedLayers
                .fresh(session.project().layers(), 1).getFirst().op()).getFirst());
    }
}
