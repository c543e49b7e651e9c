package org.fovea.format.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of pictures, one subfolder for each class.
final class PictureFolderTest {
    private static final FolderSettings SMALL = new FolderSettings(8, true, 0.2f, 1);

    @TempDir
    private Path folder = Path.of("");

    /// Every picture of a class has one red, and its number as green.
    private void add(String name, int from, int count, int width, int height) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        for (int n = from; n < from + count; n++) {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            int rgb = (name.charAt(0) & 127) << 16 | n << 8;
            for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, rgb);
            ImageIO.write(image, "png", own.resolve("%03d.png".formatted(n)).toFile());
        }
    }

    private LearningData read() {
        return read(SMALL);
    }

    private LearningData read(FolderSettings settings) {
        return PictureFolder.read(new Task.Folder(folder, settings), Machine.fastest(), Cancel.NEVER, _ -> {});
    }

    private void refused(String... words) {
        assertThatThrownBy(this::read).isInstanceOf(Problem.class).hasMessageContaining(words[0])
                .satisfies(e -> assertThat(e.getMessage()).contains(words).hasLineCount(1));
    }

    private static Set<String> contents(Examples examples) {
        var all = new HashSet<String>();
        for (int i = 0; i < examples.size(); i++) {
            float[] values = examples.example(i, Examples.PLAIN).input().data;
            if (examples.example(i, Examples.PLAIN).target() instanceof Target.OfClass(int label))
                all.add("%d: %d %d".formatted(label, Math.round(255 * values[0]), Math.round(255 * values[64])));
        }
        return all;
    }

    @Test
    void subfolders_are_classes_and_each_is_split_by_itself() throws IOException {
        add("b cats", 0, 10, 8, 8);
        add("a dogs", 0, 25, 8, 8);
        LearningData data = read();
        assertThat(data.classes()).containsExactly("a dogs", "b cats");
        assertThat(data.training().input()).isEqualTo(new Shape(3, 8, 8));
        assertThat(data.training().size()).isEqualTo(28);
        assertThat(data.test().size()).isEqualTo(7);
        Set<String> training = contents(data.training());
        Set<String> test = contents(data.test());
        assertThat(training).hasSize(28).doesNotContainAnyElementsOf(test);
        assertThat(test).hasSize(7);
        var all = new HashSet<>(training);
        all.addAll(test);
        for (int n = 0; n < 25; n++) assertThat(all).contains("0: %d %d".formatted((int) 'a', n));
        for (int n = 0; n < 10; n++) assertThat(all).contains("1: %d %d".formatted((int) 'b', n));
        assertThat(test.stream().filter(one -> one.startsWith("1"))).hasSize(2);
        assertThat(data.notes().getFirst()).isEqualTo("35 pictures of 2 classes: 28 to learn from, 7 to be tested on.");
        assertThat(data.notes().get(1)).isEqualTo("a dogs 20 + 5 · b cats 8 + 2.");
        assertThat(data.notes()).hasSize(2);
    }

    @Test
    void the_split_follows_from_the_seed_and_not_from_the_number_of_threads() throws IOException {
        add("a", 0, 30, 8, 8);
        add("b", 0, 30, 8, 8);
        LearningData data = read();
        LearningData alone = PictureFolder.read(new Task.Folder(folder, SMALL), Machine.SCALAR, Cancel.NEVER, _ -> {});
        for (int i = 0; i < data.training().size(); i++)
            assertThat(alone.training().example(i, Examples.PLAIN).input().data)
                    .isEqualTo(data.training().example(i, Examples.PLAIN).input().data);
        assertThat(contents(read(new FolderSettings(8, true, 0.2f, 2)).test())).isNotEqualTo(contents(data.test()));
    }

    @Test
    void a_broken_picture_among_many_is_skipped_counted_and_named() throws IOException {
        add("a", 0, 20, 8, 8);
        add("b", 0, 20, 8, 8);
        byte[] whole = Files.readAllBytes(folder.resolve("a/003.png"));
        Files.write(folder.resolve("a/003.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
        LearningData data = read();
        assertThat(data.training().size() + data.test().size()).isEqualTo(39);
        assertThat(data.notes()).anyMatch(note -> note.startsWith("1 of 40 files skipped: “a")
                && note.contains("003.png”") && note.contains("damaged"));
    }

    @Test
    void many_skipped_files_are_counted_and_the_first_ones_named() throws IOException {
        add("a", 0, 4, 8, 8);
        add("b", 0, 4, 8, 8);
        for (int n = 0; n < 9; n++) Files.writeString(folder.resolve("b/note%d.txt".formatted(n)), "no picture");
        assertThat(read().notes()).anyMatch(note -> note.startsWith("9 of 17 files skipped: ")
                && note.contains("note4.txt”") && note.contains("and 4 more") && !note.contains("note5.txt"));
    }

    @Test
    void pictures_of_different_sizes_are_fitted_and_it_is_said_so() throws IOException {
        add("a", 0, 3, 8, 8);
        add("a", 3, 3, 30, 20);
        add("b", 0, 5, 5, 9);
        LearningData data = read();
        assertThat(data.training().size() + data.test().size()).isEqualTo(11);
        assertThat(data.notes()).anyMatch(note -> note.contains("3 sizes, 5 × 9 to 30 × 20")
                && note.contains("fitted to 8 × 8"));
    }

    @Test
    void grey_and_coloured_pictures_live_together() throws IOException {
        add("a", 0, 4, 8, 8);
        Path own = Files.createDirectories(folder.resolve("b"));
        for (int n = 0; n < 4; n++) {
            var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(0, 0, 0, 51);
            ImageIO.write(image, "png", own.resolve(n + ".png").toFile());
        }
        LearningData data = read();
        float[] gray = data.test().example(data.test().size() - 1, Examples.PLAIN).input().data;
        assertThat(new float[]{gray[0], gray[64], gray[128]}).containsExactly(0.2f, 0.2f, 0.2f);
        assertThat(read(new FolderSettings(8, false, 0.2f, 1)).training().input()).isEqualTo(new Shape(1, 8, 8));
    }

    @Test
    void what_is_out_of_balance_is_said() throws IOException {
        add("a", 0, 18, 8, 8);
        add("b", 0, 2, 8, 8);
        assertThat(read().notes()).anyMatch(note -> note.contains("always says “a” is right in 90 %"));
    }

    @Test
    void hidden_and_loose_files_and_deeper_folders_are_no_pictures_of_a_class() throws IOException {
        add("a", 0, 3, 8, 8);
        add("b", 0, 3, 8, 8);
        Files.createDirectories(folder.resolve("a/deeper"));
        Files.createDirectories(folder.resolve("c"));
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("a/.DS_Store"), "x");
        Files.writeString(folder.resolve("b/Thumbs.db"), "x");
        Files.writeString(folder.resolve("readme.txt"), "x");
        LearningData data = read();
        assertThat(data.classes()).containsExactly("a", "b");
        assertThat(data.notes()).contains("“c” holds no files and is no class.")
                .anyMatch(note -> note.startsWith("1 file stands beside"))
                .anyMatch(note -> note.startsWith("Folders inside “a”"))
                .noneMatch(note -> note.contains("skipped"));
    }

    @Test
    void an_empty_folder_is_refused() {
        refused("is empty", "one subfolder");
    }

    @Test
    void pictures_without_subfolders_are_refused() throws IOException {
        add("a", 0, 3, 8, 8);
        folder = folder.resolve("a");
        refused("has no subfolders");
    }

    @Test
    void empty_subfolders_are_refused() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        refused("are empty");
    }

    @Test
    void one_class_is_refused() throws IOException {
        add("a", 0, 3, 8, 8);
        refused("one class only, “a”", "at least two");
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/x.txt"), "no picture");
        refused("Only “a”", "at least two");
    }

    @Test
    void one_picture_of_a_class_is_refused() throws IOException {
        add("a", 0, 3, 8, 8);
        add("b", 0, 1, 8, 8);
        refused("one picture only of “b”", "at least two");
    }

    @Test
    void two_pictures_of_a_class_are_enough() throws IOException {
        add("a", 0, 2, 8, 8);
        add("b", 0, 2, 8, 8);
        LearningData data = read(new FolderSettings(8, true, 0.99f, 1));
        assertThat(data.training().size()).isEqualTo(2);
        assertThat(data.test().size()).isEqualTo(2);
    }

    @Test
    void a_folder_without_anything_that_can_be_opened_is_refused() throws IOException {
        for (String name : List.of("a", "b")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name + "/x.png"), "no picture");
        }
        refused("None of the 2 files", "x.png is not a picture that can be opened");
    }

    @Test
    void what_is_no_folder_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "x");
        folder = file;
        refused("is a file, not a folder");
        folder = file.resolveSibling("none");
        refused("There is no folder");
    }

    @Test
    void too_many_pictures_are_refused_before_any_is_opened() throws IOException {
        for (String name : List.of("a", "b")) {
            Files.createDirectories(folder.resolve(name));
            for (int n = 0; n < 1400; n++) Files.createFile(folder.resolve(name + "/" + n));
        }
        assertThatThrownBy(() -> read(new FolderSettings(224, true, 0.2f, 1))).isInstanceOf(Problem.class)
                .hasMessageContaining("2,800 files").hasMessageContaining("a side of at most 218 pixels");
    }

    @Test
    void reading_tells_how_far_it_is_and_can_be_stopped() throws IOException {
        add("a", 0, 10, 8, 8);
        add("b", 0, 10, 8, 8);
        var shares = new ArrayList<Double>();
        PictureFolder.read(new Task.Folder(folder, SMALL), Machine.SCALAR, Cancel.NEVER, shares::add);
        assertThat(shares).hasSize(20).isSorted().endsWith(1.0);
        var asked = new AtomicInteger();
        assertThatThrownBy(() -> PictureFolder.read(new Task.Folder(folder, SMALL), Machine.SCALAR,
                Cancel.when(() -> asked.incrementAndGet() > 5), _ -> {}))
                .isInstanceOf(CancellationException.class);
        assertThat(asked.get()).isLessThan(20);
    }
}
