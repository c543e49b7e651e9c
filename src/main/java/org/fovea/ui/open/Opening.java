package org.fovea.ui.open;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import org.fovea.project.PatternPicture;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.format.PictureFile;
import org.fovea.format.SampleImages;
import org.fovea.format.SettingsFile;
import org.fovea.project.Edit;
import org.fovea.project.Fit;
import org.fovea.project.Paint;
import org.fovea.project.Picture;
import org.fovea.project.Source;
import org.fovea.session.Jobs;
import org.fovea.session.Session;
import org.fovea.ui.kit.Notices;

/// Opens pictures, wherever they come from; reading happens off the FX thread, and one undo step brings the old one back.
public final class Opening {
    private final Session session;
    private final Jobs jobs;
    private final Notices notices;
    private final ObservableList<Path> recent = FXCollections.observableArrayList();

    public Opening(Session session, Jobs jobs, Notices notices) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
    }

    /// The pictures opened last, newest first.
    public ObservableList<Path> recent() {
        return recent;
    }

    public void file(Path file) {
        Path absolute = file.toAbsolutePath();
        open("Opening " + file.getFileName(), new Source.FromFile(absolute), () -> PictureFile.read(absolute),
                () -> remember(absolute));
    }

    public void sample(String name) {
        open("Opening " + name, new Source.Sample(name), () -> SampleImages.read(name), () -> {});
    }

    public void pattern(Source.Generated pattern) {
        open("Making " + pattern.name(), pattern,
                () -> PatternPicture.of(pattern.pattern(), pattern.height(), pattern.width(), pattern.seed()),
                () -> {});
    }

    /// A picture from the clipboard.
    public void paste(Clipboard clipboard) {
        if (clipboard.hasImage()) image(clipboard.getImage());
        else
            notices.say("The clipboard holds no picture; copy one, or an image file, first.");
    }

    private void image(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        if (image.isError() || image.getPixelReader() == null || width < 1 || height < 1) {
            notices.say("The picture on the clipboard cannot be read; copy it again or save it as a file.");
            return;
        }
        open("Pasting a picture", new Source.Pasted("pasted picture"), () -> {
            var argb = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            return PictureFile.of(argb, width, height);
        }, () -> {});
    }

    private void open(String title, Source source, Callable<Tensor> read, Runnable opened) {
        jobs.startPicture(title, read, tensor -> {
            Fit old = session.project().picture().fit();
            Fit fit = source instanceof Source.Generated ? Fit.NONE : old;
            try {
                session.editOnce(new Edit.SetPicture(new Picture(source, tensor, fit, Paint.NONE)));
                opened.run();
            } catch (IllegalArgumentException e) {
                throw new Problem("%s cannot be the input: %s.".formatted(source.name(), e.getMessage()), e);
            }
        });
    }

    private void remember(Path file) {
        recent.remove(file);
        recent.addFirst(file);
        if (recent.size() > SettingsFile.RECENT) recent.removeLast();
    }
}
