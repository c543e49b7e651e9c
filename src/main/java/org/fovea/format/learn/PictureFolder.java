package org.fovea.format.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import org.fovea.compute.Fitted;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.StoredPictures;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Draw;
import org.fovea.format.PictureFile;
import org.fovea.project.Fit;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.Task;

/// The user's own pictures, one subfolder for each class: the middle square of each is brought to one size and kept in one
/// byte for each value. What cannot be opened is left out and named.
public final class PictureFolder {
    /// What all pictures may take together, in bytes.
    static final long MOST_BYTES = 400_000_000;
    /// Files that are larger are opened one after another, so that few large pictures are in memory at once.
    private static final long LARGE_FILE = 3_000_000;
    private static final int SMALLEST_SIDE = 8;

    private final Task.Folder task;
    private final FolderListing listing;
    private final Shape shape;
    private final ReentrantLock large = new ReentrantLock();

    private PictureFolder(Task.Folder task) {
        this.task = task;
        listing = FolderListing.of(task.folder());
        FolderSettings settings = task.settings();
        shape = new Shape(settings.color() ? 3 : 1, settings.side(), settings.side());
        long bytes = (long) listing.files() * shape.size();
        if (bytes > MOST_BYTES) throw tooMany();
    }

    private Problem tooMany() {
        int files = listing.files();
        int side = (int) Math.sqrt((double) MOST_BYTES / files / shape.channels());
        String way = side >= SMALLEST_SIDE
                ? "choose a side of at most %d pixels, or fewer pictures".formatted(side)
                : "choose fewer pictures";
        return new Problem("“%s” holds %,d files, too many for pictures of %d × %d pixels; %s.".formatted(task.folder(),
                files, shape.width(), shape.height(), way));
    }

    /// Reads the pictures and splits those of each class by chance into some to learn from and some to be tested on.
    ///
    /// @param progress told the share that is read, from any thread
    /// @throws Problem when there is nothing to learn from: no folder, no or one class, one picture in a class, or too many
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static LearningData read(Task.Folder task, Machine machine, Cancel cancel, DoubleConsumer progress) {
        return new PictureFolder(task).read(machine, cancel, progress);
    }

    private LearningData read(Machine machine, Cancel cancel, DoubleConsumer progress) {
        List<Path> files = listing.classes().stream().flatMap(one -> one.files().stream()).toList();
        var opened = new AtomicReferenceArray<FolderPicture>(files.size());
        var done = new AtomicInteger();
        machine.each(files.size(), i -> {
            opened.set(i, open(files.get(i)));
            progress.accept((double) done.incrementAndGet() / files.size());
        }, cancel);
        var report = new FolderReport(task, listing.notes());
        int at = 0;
        for (FolderListing.OfClass one : listing.classes()) {
            var own = new ArrayList<FolderPicture>();
            for (int i = 0; i < one.files().size(); i++) own.add(opened.get(at + i));
            report.add(one.name(), own);
            at += own.size();
        }
        report.check();
        return split(report);
    }

    private FolderPicture open(Path file) {
        boolean alone = size(file) > LARGE_FILE;
        if (alone) large.lock();
        try {
            Tensor original = PictureFile.read(file);
            Tensor fitted = Fitted.of(original, new Fit(shape.width(), true, shape.channels() == 1));
            return new FolderPicture.Read(StoredPictures.bytes(inChannels(fitted)), original.shape);
        } catch (Problem problem) {
            return new FolderPicture.Skipped(task.folder().relativize(file), problem.sentence());
        } finally {
            if (alone) large.unlock();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            // Whoever opens it says why it cannot be read.
            return 0;
        }
    }

    /// Grey pictures among those in colour have three equal channels.
    private Tensor inChannels(Tensor x) {
        if (x.shape.channels() == shape.channels()) return x;
        var values = new float[shape.size()];
        for (int c = 0; c < shape.channels(); c++)
            System.arraycopy(x.data, 0, values, c * shape.plane(), shape.plane());
        return new Tensor(shape, values);
    }

    private LearningData split(FolderReport report) {
        var training = new Part();
        var test = new Part();
        List<FolderReport.OfClass> classes = report.classes();
        for (int label = 0; label < classes.size(); label++) {
            List<byte[]> pictures = shuffled(classes.get(label).pictures(), label);
            int tested = FolderReport.tested(pictures.size(), task.settings().test());
            for (int i = 0; i < pictures.size(); i++) (i < tested ? test : training).add(pictures.get(i), label);
        }
        return new LearningData(task, classes.stream().map(FolderReport.OfClass::name).toList(),
                training.examples(shape), test.examples(shape), report.notes());
    }

    private List<byte[]> shuffled(List<byte[]> pictures, int label) {
        var random = new SplittableRandom(Draw.of(task.settings().seed(), label));
        var result = new ArrayList<>(pictures);
        for (int i = result.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            result.set(j, result.set(i, result.get(j)));
        }
        return result;
    }

    /// Pictures with their classes, as they come together.
    private static final class Part {
        private final List<byte[]> pictures = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();

        void add(byte[] picture, int label) {
            pictures.add(picture);
            labels.add(label);
        }

        StoredPictures examples(Shape shape) {
            return new StoredPictures(shape, pictures, labels.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
