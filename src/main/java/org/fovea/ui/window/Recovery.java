package org.fovea.ui.window;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.fovea.engine.Problem;
import org.fovea.format.RecoveryCopy;
import org.fovea.session.Keeping;
import org.fovea.session.OpenDocument;
import org.fovea.session.Session;
import org.fovea.ui.document.Documents;
import org.jspecify.annotations.Nullable;

/// Keeps a copy of what is not saved, and offers those that an earlier program left behind.
final class Recovery {
    /// With the time it takes to write, a copy is at most 5 seconds behind.
    private static final Duration KEEP_AFTER = Duration.seconds(3);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM", Locale.ENGLISH);

    private final Session session;
    private final OpenDocument opened;
    private final Documents documents;
    private final Toasts notices;
    private final Executor files;
    private final Executor home;
    /// Null before it has begun, and where no copies can be kept.
    private @Nullable Keeping keeping;

    /// @param files writes and deletes, off the FX thread
    /// @param home runs things on the FX thread
    Recovery(Session session, OpenDocument opened, Documents documents, Toasts notices, Executor files,
            Executor home) {
        this.session = session;
        this.opened = opened;
        this.documents = documents;
        this.notices = notices;
        this.files = files;
        this.home = home;
    }

    /// Keeps copies from now on; where none can be kept, that is told.
    void begin(StateFolder folder) {
        try {
            keeping = new Keeping(session, opened, folder.recovery().claim(), files, home, Recovery::later,
                    notices::say);
        } catch (Problem problem) {
            notices.say(problem.sentence());
        }
    }

    private static void later(Runnable action) {
        var pause = new PauseTransition(KEEP_AFTER);
        pause.setOnFinished(_ -> action.run());
        pause.play();
    }

    /// Offers a copy that was left behind.
    void offer(RecoveryCopy copy) {
        String name = OpenDocument.name(copy.file());
        String time = WHEN.format(copy.instant().atZone(ZoneId.systemDefault()));
        notices.offer("Fovea ended without saving “%s”; its changes up to %s were kept.".formatted(name, time),
                new Toasts.Answer("Restore", () -> documents.restore(copy, () -> {
                    if (keeping != null) keeping.keep(() -> discard(copy));
                })), new Toasts.Answer("Discard", () -> discard(copy)));
    }

    private void discard(RecoveryCopy copy) {
        files.execute(() -> {
            try {
                copy.discard();
            } catch (Problem problem) {
                home.execute(() -> notices.say(problem.sentence()));
            }
        });
    }

    /// The window was closed.
    void close() {
        if (keeping != null) keeping.close();
    }
}
