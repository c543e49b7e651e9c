package org.fovea.ui.step;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.fovea.engine.Cancel;
import org.fovea.export.Drawing;
import org.fovea.export.GifFile;
import org.fovea.export.PictureSeries;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.figure.step.StepFilm;
import org.fovea.session.Jobs;
import org.fovea.ui.kit.Notices;

/// Writes steps as pictures while the window goes on; how far it is can be seen, and it can be stopped. One at a time.
final class FilmJob {
    private static final double IDLE = -1;

    private final Jobs jobs;
    private final Notices notices;
    private final Executor home;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
    private AtomicBoolean stopped = new AtomicBoolean();

    /// @param home runs things on the FX thread
    FilmJob(Jobs jobs, Notices notices, Executor home) {
        this.jobs = jobs;
        this.notices = notices;
        this.home = home;
    }

    /// How much is done, from 0 to 1; below 0 while nothing is written.
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    boolean running() {
        return progress.get() >= 0;
    }

    /// What was written so far disappears.
    void cancel() {
        stopped.set(true);
    }

    /// @param file a GIF, or the folder of numbered pictures
    /// @param film whether it is a GIF
    /// @param first the number of the first picture
    void start(StepFilm steps, Path file, boolean film, long first, Palette palette, double perSecond) {
        if (running()) return;
        var stop = new AtomicBoolean();
        stopped = stop;
        progress.set(0);
        int count = steps.pictures();
        IntFunction<Raster> pictures = n -> {
            Raster drawn = Drawing.of(steps.picture(n, Cancel.when(stop::get)), palette, 1, Drawing.Background.WHITE);
            home.execute(() -> {
                if (running()) progress.set((n + 1.0) / count);
            });
            return drawn;
        };
        jobs.start("Saving " + file.getFileName(), () -> {
            try {
                if (film) GifFile.write(file, count, pictures, perSecond);
                else
                    PictureSeries.write(file, "step", first, count, pictures);
                return true;
            } catch (CancellationException _) {
                return false;
            }
        }, written -> {
            progress.set(IDLE);
            notices.say(written
                    ? "Saved %s, %,d picture%s.".formatted(file, count, count == 1 ? "" : "s")
                    : "Cancelled; nothing was written.");
        }, () -> progress.set(IDLE));
    }
}
