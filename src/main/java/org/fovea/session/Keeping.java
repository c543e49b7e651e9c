package org.fovea.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.fovea.engine.Problem;
import org.fovea.format.ProjectFile.Document;
import org.fovea.format.RecoveryCopy;
import org.jspecify.annotations.Nullable;

/// Keeps a copy of what is not saved, so that nothing is lost when the program ends without warning. However fast edits
/// follow each other, a copy is begun one wait after the first of them, and there is one at a time. Lives on the home thread.
public final class Keeping {
    private final Session session;
    private final OpenDocument opened;
    private final RecoveryCopy copy;
    private final Executor files;
    private final Executor home;
    private final Consumer<Runnable> later;
    private final Consumer<String> problems;
    private boolean awaited;
    private boolean writing;
    private boolean missed;
    private boolean closed;
    private boolean kept;
    private @Nullable String told;
    private final List<Runnable> whenKept = new ArrayList<>();

    /// @param copy the place of the copy; used on `files` only
    /// @param files runs what reads and writes, one after the other, off the home thread
    /// @param later runs something at home after a wait of a few seconds
    /// @param problems receives why no copy can be kept, once
    public Keeping(Session session, OpenDocument opened, RecoveryCopy copy, Executor files, Executor home,
            Consumer<Runnable> later, Consumer<String> problems) {
        this.session = session;
        this.opened = opened;
        this.copy = copy;
        this.files = files;
        this.home = home;
        this.later = later;
        this.problems = problems;
        session.projectProperty().subscribe((_, _) -> changed());
        session.selectionProperty().subscribe((_, _) -> changed());
        session.dirtyProperty().subscribe((_, _) -> changed());
    }

    private void changed() {
        if (awaited || closed) return;
        awaited = true;
        later.accept(() -> {
            awaited = false;
            keep();
        });
    }

    /// Brings the copy up to date now.
    ///
    /// @param done runs at home when that is done
    public void keep(Runnable done) {
        whenKept.add(done);
        keep();
    }

    private void keep() {
        if (closed) return;
        if (writing) {
            missed = true;
            return;
        }
        missed = false;
        if (session.dirtyProperty().get()) {
            Document document = opened.document();
            var file = opened.file();
            run(() -> copy.write(document, file));
        } else if (kept) run(copy::clear);
        kept = session.dirtyProperty().get();
    }

    private void run(Runnable work) {
        writing = true;
        List<Runnable> done = List.copyOf(whenKept);
        files.execute(() -> {
            String problem = problem(work);
            home.execute(() -> ended(problem, done));
        });
    }

    private void ended(@Nullable String problem, List<Runnable> done) {
        writing = false;
        if (problem != null && !problem.equals(told)) problems.accept(problem);
        told = problem;
        if (problem == null) {
            whenKept.removeAll(done);
            done.forEach(Runnable::run);
        }
        if (missed) keep();
    }

    private static @Nullable String problem(Runnable work) {
        try {
            work.run();
            return null;
        } catch (Problem problem) {
            return problem.sentence();
        } catch (OutOfMemoryError e) {
            return "There is not enough memory to keep a copy of what is not saved; save the document.";
        }
    }

    /// The window closes, and nothing it holds is wanted any more.
    public void close() {
        closed = true;
        files.execute(() -> {
            String problem = problem(copy::discard);
            if (problem != null) System.getLogger(Keeping.class.getName()).log(System.Logger.Level.WARNING, problem);
        });
    }
}
