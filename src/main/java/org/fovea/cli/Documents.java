package org.fovea.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.fovea.compute.Outline;
import org.fovea.engine.Problem;
import org.fovea.format.NumbersFile;
import org.fovea.format.PictureFile;
import org.fovea.format.ProjectFile;
import org.fovea.project.Fit;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;

/// Documents as the command line reads and names them.
final class Documents {
    private Documents() {
    }

    /// @throws Problem when it cannot be read
    static ProjectFile.Document read(Path file) {
        if (!Files.exists(file))
            throw new Problem("There is no file %s; “fovea new lenet-5 --out %s” would write one.".formatted(file,
                    "lenet-5" + ProjectFile.ENDING));
        return ProjectFile.read(file);
    }

    /// @throws Problem when a layer cannot work
    static void check(Path file, Outline outline) {
        outline.broken().ifPresent(row -> {
            throw new Problem("Layer “%s” of %s cannot work. %s".formatted(row.layer().name(), file,
                    row.misfit().orElseThrow().sentence()));
        });
    }

    /// What the user gave to look at: numbers as they are, a picture fitted as another one.
    ///
    /// @throws Problem when it cannot be read
    static Picture picture(Picture like, Path input) {
        var source = new Source.FromFile(input);
        boolean numbers = String.valueOf(input.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npy");
        if (numbers) return Picture.of(source, NumbersFile.read(input));
        Fit fit = like.fit();
        return Picture.of(source, PictureFile.read(input)).withFit(fit);
    }

    /// The number of a layer.
    ///
    /// @throws Problem when there is none of that name
    static int layer(Path file, Project project, String name) {
        return project.named(name).orElseThrow(() -> new Problem("There is no layer “%s” in %s; there are %s."
                .formatted(name, file, String.join(", ", project.layers().stream().map(Layer::name).toList()))));
    }

    /// What a layer does, by the name of its operator in ONNX.
    static String kind(Layer layer) {
        return layer.kind().op().onnx();
    }

    /// A layer's name where it becomes part of a file's: without what file systems take for something else.
    static String fileName(String layer) {
        return layer.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }
}
