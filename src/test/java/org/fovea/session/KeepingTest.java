package org.fovea.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.fovea.compute.Projects;
import org.fovea.engine.simd.Machine;
import org.fovea.format.RecoveryCopy;
import org.fovea.format.RecoveryFolder;
import org.fovea.format.Unknown;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies of what is not saved, with waits and files that a hand cranks.
class KeepingTest {
    private static final Path FILE = Path.of("/somewhere/lenet.fovea");

    private final Deque<Runnable> waits = new ArrayDeque<>();
    private final Deque<Runnable> files = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private final Session session = new Session(Projects.small(), Selection.FIRST, Machine.SCALAR, Runnable::run,
            Runnable::run, failure -> {
                throw failure;
            });

    @TempDir
    private Path temporary = Path.of("");
    private Path folder = temporary;

    @BeforeEach
    void a_folder_of_its_own() {
        folder = temporary.resolve("recovery");
    }

    private Keeping keeping(@Nullable Path file) {
        var opened = new OpenDocument(session, file, null, Unknown.NONE);
        return new Keeping(session, opened, new RecoveryFolder(folder).claim(), files::add, Runnable::run, waits::add,
                problems::add);
    }

    private void bias(float value) {
        session.edit(new LayerEdit.SetBias(0, value));
    }

    private static void crank(Deque<Runnable> queue) {
        while (!queue.isEmpty())
            queue.poll().run();
    }

    private List<Path> copies() throws Exception {
        try (var all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".fovea")).toList();
        }
    }

    /// The copy as another program finds it: the lock of this one lies beside the folder it is moved to.
    private RecoveryCopy found() throws Exception {
        Path other = Files.createDirectory(temporary.resolve("found" + System.nanoTime()));
        try (var all = Files.list(folder)) {
            for (Path path : all.toList()) Files.copy(path, other.resolve(path.getFileName()));
        }
        return new RecoveryFolder(other).leftBehind().getFirst();
    }

    private static float bias(Project project) {
        return project.conv(1).orElseThrow().filters().getFirst().filter().bias();
    }

    @Test
    void nothing_is_kept_of_what_is_saved() throws Exception {
        keeping(FILE);
        session.selectionProperty().set(new Selection(1, null));
        crank(waits);
        crank(files);
        assertThat(copies()).isEmpty();
    }

    @Test
    void a_drag_that_never_ends_is_kept_on_the_way() throws Exception {
        keeping(FILE);
        for (int i = 1; i <= 100; i++) bias(i);
        // One wait since the first edit, however many follow.
        assertThat(waits).hasSize(1);
        crank(waits);
        crank(files);
        assertThat(bias(found().read().project())).isEqualTo(100);
        assertThat(found().file()).isEqualTo(FILE);
        for (int i = 101; i <= 200; i++) bias(i);
        assertThat(waits).hasSize(1);
        crank(waits);
        crank(files);
        assertThat(bias(found().read().project())).isEqualTo(200);
    }

    @Test
    void edits_while_a_copy_is_written_are_in_the_next_which_follows_at_once() throws Exception {
        keeping(null);
        bias(1);
        crank(waits);
        bias(2);
        crank(waits);
        assertThat(files).hasSize(1);
        crank(files);
        assertThat(bias(found().read().project())).isEqualTo(2);
        assertThat(found().file()).isNull();
    }

    @Test
    void the_copy_goes_when_everything_is_saved_or_taken_back() throws Exception {
        keeping(FILE);
        bias(1);
        crank(waits);
        crank(files);
        assertThat(copies()).hasSize(1);
        session.saved(session.project());
        crank(waits);
        crank(files);
        assertThat(copies()).isEmpty();
        session.endGesture();
        bias(2);
        crank(waits);
        crank(files);
        assertThat(copies()).hasSize(1);
        session.undo();
        assertThat(session.dirtyProperty().get()).isFalse();
        crank(waits);
        crank(files);
        assertThat(copies()).isEmpty();
    }

    @Test
    void closing_leaves_nothing_behind() {
        Keeping keeping = keeping(FILE);
        bias(1);
        crank(waits);
        crank(files);
        keeping.close();
        crank(files);
        assertThat(folder).isEmptyDirectory();
        bias(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void another_window_leaves_a_copy_alone_as_long_as_its_window_lives() throws Exception {
        keeping(FILE);
        bias(1);
        crank(waits);
        crank(files);
        assertThat(new RecoveryFolder(folder).leftBehind()).isEmpty();
        RecoveryCopy left = found();
        // It is offered once: who found it holds it.
        left.discard();
        assertThat(copies()).hasSize(1);
    }

    @Test
    void what_waits_for_a_copy_happens_after_it() throws Exception {
        Keeping keeping = keeping(FILE);
        var done = new ArrayList<String>();
        bias(1);
        crank(waits);
        keeping.keep(() -> done.add("kept"));
        assertThat(done).isEmpty();
        crank(files);
        assertThat(done).containsExactly("kept");
        assertThat(bias(found().read().project())).isEqualTo(1);
    }

    @Test
    void why_no_copy_can_be_kept_is_told_once() throws Exception {
        keeping(FILE);
        try (var all = Files.list(folder)) {
            for (Path path : all.toList()) Files.delete(path);
        }
        Files.delete(folder);
        for (int i = 1; i <= 3; i++) {
            bias(i);
            crank(waits);
            crank(files);
        }
        assertThat(problems).hasSize(1).first().asString().contains("does not exist");
    }
}
