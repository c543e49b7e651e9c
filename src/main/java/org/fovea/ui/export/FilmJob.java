package org.fovea.ui.export;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.fovea.engine.Cancel;
import org.fovea.export.Drawing;
import org.fovea.export.GifFile;
import org.fovea.export.PictureSeries;
import org.fovea.export.PngFile;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.session.Jobs;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Writes many pictures while the window goes on; how far it is can be seen, and it can be stopped. One at a time.
public final class FilmJob {
    private static final double IDLE = -1;

    /// Pictures in their order.
    public interface Pictures {
        int pictures();

        /// @param number 0 … pictures − 1
        /// @throws CancellationException when cancelled
        Figure picture(int number, Cancel cancel);
    }

    /// What becomes of the pictures.
    public sealed interface As {
        /// An animated GIF.
        record Film(double perSecond) implements As {
        }

        /// A folder of numbered PNG files, `STEM-NUMBER.png`.
        record Series(String stem, long first) implements As {
        }

        /// A PNG of the only one.
        record Sheet() implements As {
        }
    }

    private final Jobs jobs;
    private final Notices notices;
    private final Executor home;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
    private AtomicBoolean stopped = new AtomicBoolean();

    /// @param home runs things on the FX thread
    public FilmJob(Jobs jobs, Notices notices, Executor home) {
        this.jobs = jobs;
        this.notices = notices;
        this.home = home;
    }

    /// How much is done, from 0 to 1; below 0 while nothing is written.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public boolean running() {
        return progress.get() >= 0;
    }

    /// What was written so far disappears.
    public void cancel() {
        stopped.set(true);
    }

    /// Nothing happens while another one is written.
    ///
    /// @param file the file, or the folder of numbered pictures
    public void start(Pictures drawn, Path file, As as, Palette palette) {
        if (running()) return;
        var stop = new AtomicBoolean();
        stopped = stop;
        progress.set(0);
        int count = drawn.pictures();
        IntFunction<Raster> pictures = n -> {
            Raster picture = Drawing.of(drawn.picture(n, Cancel.when(stop::get)), palette, 1,
                    Drawing.Background.WHITE);
            home.execute(() -> {
                if (running()) progress.set((n + 1.0) / count);
            });
            return picture;
        };
        jobs.start("Saving " + file.getFileName(), () -> {
            try {
                switch (as) {
                    case As.Film(double perSecond) -> GifFile.write(file, count, pictures, perSecond);
                    case As.Series(String stem, long first) ->
                        PictureSeries.write(file, stem, first, count, pictures);
                    case As.Sheet _ -> PngFile.write(file, pictures.apply(0));
                }
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

    /// How far it is, with a way to stop it; nothing while nothing is written.
    public HBox view() {
        var bar = new ProgressBar();
        bar.setPrefWidth(140);
        bar.setAccessibleText("How much of the film is written");
        var stop = Icons.button(MaterialDesignC.CLOSE, "Stop writing", "Stop; nothing is left of what was written");
        stop.setOnAction(_ -> cancel());
        var shown = new HBox(6, new Label("saving"), bar, stop);
        shown.setAlignment(Pos.CENTER_LEFT);
        progress.subscribe(done -> {
            bar.setProgress(Math.max(0, done.doubleValue()));
            shown.setVisible(running());
            shown.setManaged(running());
        });
        return shown;
    }
}
