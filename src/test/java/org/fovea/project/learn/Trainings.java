package org.fovea.project.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.compute.Projects;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.NamedFilter;
import org.fovea.project.learn.Training.Epoch;

/// What documents remember of trainings, of every kind from a seed.
public final class Trainings {
    private static final int KINDS = 5;

    private Trainings() {
    }

    public static Training random(long seed) {
        var random = new Random(seed);
        int epochs = random.nextInt(4);
        List<Epoch> history = IntStream.range(0, epochs).mapToObj(_ -> new Epoch(random.nextDouble() * 1e-9,
                random.nextDouble(), random.nextDouble() * 1e9, random.nextDouble(), random.nextDouble())).toList();
        List<String> classes = IntStream.range(0, random.nextInt(4)).mapToObj("class “%d” / ß"::formatted).toList();
        return new Training(task(seed, random), settings(seed, random), classes, history,
                epochs + random.nextLong(1L << 40), random.nextBoolean());
    }

    /// The digits in one epoch.
    public static Training digits() {
        return new Training(new Task.Digits(), settings(0, new Random(0)), IntStream.range(0, 10).mapToObj(
                String::valueOf).toList(), List.of(new Epoch(0.3, 0.9, 0.1, 0.97, 1.5)), 282);
    }

    public static Training of(List<String> classes) {
        return new Training(new Task.Shapes(ShapeSettings.USUAL), settings(0, new Random(0)), classes, List.of(), 0);
    }

    private static Task task(long seed, Random random) {
        return switch ((int) Math.floorMod(seed, (long) KINDS)) {
            case 0 -> {
                var hidden = new ArrayList<NamedFilter>();
                for (int k = random.nextInt(3); k >= 0; k--) hidden.add(Projects.filter(3, 5, 3, random.nextLong()));
                yield new Task.Recover(hidden, random.nextBoolean());
            }
            case 1 -> new Task.Digits();
            case 2 -> new Task.Shapes(new ShapeSettings(16 + random.nextInt(113), random.nextBoolean(), 0.25f, 0.8f,
                    random.nextFloat() * 180, random.nextFloat(), random.nextFloat(), 6 + random.nextInt(1000), 6,
                    random.nextLong()));
            case 3 -> new Task.Denoise(new DenoiseSettings(8 + random.nextInt(57), 0.1f + random.nextFloat() / 2,
                    10 + random.nextInt(1000), random.nextLong()));
            default -> new Task.Folder(Path.of("/pictures of grün/" + random.nextInt()), new FolderSettings(
                    8 + random.nextInt(200), random.nextBoolean(), 0.1f + random.nextFloat() / 2, random.nextLong()));
        };
    }

    private static TrainingSettings settings(long seed, Random random) {
        Optimizer optimizer = switch ((int) Math.floorMod(seed, 3L)) {
            case 0 -> new Optimizer.Sgd(0.5f + random.nextFloat() / 3, random.nextBoolean());
            case 1 -> new Optimizer.Adam(random.nextFloat(), random.nextFloat(), 1e-7f);
            default -> new Optimizer.AdamW(random.nextFloat(), random.nextFloat(), 1e-7f);
        };
        Schedule schedule = switch ((int) Math.floorMod(seed / 3, 3L)) {
            case 0 -> new Schedule.Cosine();
            case 1 -> new Schedule.Step(1 + random.nextInt(9), 0.25f + random.nextFloat() / 2);
            default -> new Schedule.Constant();
        };
        return new TrainingSettings(List.of(Loss.values()).get(random.nextInt(2)), optimizer,
                1e-5f + random.nextFloat(), schedule,
                random.nextFloat() / 10, random.nextFloat(), 1 + random.nextInt(100), 1 + random.nextInt(100),
                random.nextInt(5), random.nextLong());
    }
}
