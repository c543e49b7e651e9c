package org.fovea.ui.learn.side;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.engine.op.Filter;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;

/// The tasks one can choose.
enum TaskChoice {
    RECOVER("Recover a hidden filter", "A filter nobody shows is found again from pictures and their maps."), //
    DIGITS("Digits", "10,000 handwritten digits; ten classes."), //
    SHAPES("Shapes", "Generated circles, squares, triangles, crosses, stars and rings."), //
    DENOISE("Denoise the picture", "Patches of the document's picture are freed of noise."), //
    FOLDER("Your own folder", "Your pictures, one subfolder for each class.");

    private static final List<FilterPreset> HIDDEN = List.of(FilterPreset.SOBEL_X, FilterPreset.SOBEL_Y,
            FilterPreset.LAPLACIAN_8, FilterPreset.SHARPEN, FilterPreset.EMBOSS);

    private final String title;
    private final String about;

    TaskChoice(String title, String about) {
        this.title = title;
        this.about = about;
    }

    String title() {
        return title;
    }

    /// In a sentence.
    String about() {
        return about;
    }

    static TaskChoice of(Task task) {
        return switch (task) {
            case Task.Recover _ -> RECOVER;
            case Task.Digits _ -> DIGITS;
            case Task.Shapes _ -> SHAPES;
            case Task.Denoise _ -> DENOISE;
            case Task.Folder _ -> FOLDER;
        };
    }

    /// The task as it usually is.
    ///
    /// @param folder of [#FOLDER]
    Task task(Path folder) {
        return switch (this) {
            case RECOVER -> hidden();
            case DIGITS -> new Task.Digits();
            case SHAPES -> new Task.Shapes(ShapeSettings.USUAL);
            case DENOISE -> new Task.Denoise(DenoiseSettings.USUAL);
            case FOLDER -> new Task.Folder(folder, FolderSettings.USUAL);
        };
    }

    /// One of a few presets that nobody chose.
    private static Task hidden() {
        FilterPreset preset = HIDDEN.get(new SplittableRandom().nextInt(HIDDEN.size()));
        Filter filter = preset.filter(1).filter();
        return new Task.Recover(List.of(new NamedFilter("hidden", new Filter(filter.weights(), 0), false)), false);
    }
}
