package org.fovea.ui.learn.side;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;

/// What can be set about a task.
final class TaskForm extends VBox {
    private static final double LONG = 1e9;

    private final Consumer<Task> changed;
    private final Runnable reload;
    private final Supplier<Optional<Path>> askFolder;
    /// The task that the rows show.
    private Task task = new Task.Digits();

    /// @param changed receives the task with other settings
    /// @param reload reads the data again
    TaskForm(Consumer<Task> changed, Runnable reload, Supplier<Optional<Path>> askFolder) {
        super(6);
        this.changed = changed;
        this.reload = reload;
        this.askFolder = askFolder;
        managedProperty().bind(visibleProperty());
    }

    /// The rows stay while it is the task that was typed here, so that typing goes on.
    void show(Task shown) {
        boolean other = !shown.equals(task) || getChildren().isEmpty();
        task = shown;
        if (other) build();
        setVisible(!getChildren().isEmpty());
    }

    private void build() {
        getChildren().clear();
        switch (task) {
            case Task.Recover _,Task.Digits _ -> {
                // Nothing to set here: what is hidden is chosen where the class does not look.
            }
            case Task.Shapes(ShapeSettings s) -> shapes(s);
            case Task.Denoise(DenoiseSettings s) -> denoise(s);
            case Task.Folder(Path folder, FolderSettings s) -> folder(folder, s);
        }
    }

    private interface ShapeChange {
        ShapeSettings with(ShapeSettings now, double value);
    }

    private interface DenoiseChange {
        DenoiseSettings with(DenoiseSettings now, double value);
    }

    private interface FolderChange {
        FolderSettings with(FolderSettings now, double value);
    }

    private void shapes(ShapeSettings s) {
        shape("side in pixels", "Height and width of a picture, 16 to 128 pixels", s.side(), true, 4,
                (n, v) -> new ShapeSettings((int) v, n.color(), n.smallest(), n.largest(), n.turn(), n.clutter(),
                        n.noise(), n.training(), n.test(), n.seed()));
        var color = new CheckBox("colour");
        color.setSelected(s.color());
        color.setTooltip(new Tooltip("Three channels: shapes and grounds of any colour"));
        color.setOnAction(_ -> {
            if (task instanceof Task.Shapes(ShapeSettings n))
                change(new Task.Shapes(new ShapeSettings(n.side(), color.isSelected(), n.smallest(), n.largest(),
                        n.turn(), n.clutter(), n.noise(), n.training(), n.test(), n.seed())));
        });
        getChildren().add(color);
        shape("smallest size", "The least size of a shape, as a share of the side", s.smallest(), false, 0.05,
                (n, v) -> new ShapeSettings(n.side(), n.color(), (float) v, n.largest(), n.turn(), n.clutter(),
                        n.noise(), n.training(), n.test(), n.seed()));
        shape("largest size", "The greatest size of a shape, as a share of the side", s.largest(), false, 0.05,
                (n, v) -> new ShapeSettings(n.side(), n.color(), n.smallest(), (float) v, n.turn(), n.clutter(),
                        n.noise(), n.training(), n.test(), n.seed()));
        shape("turned by up to °", "Shapes are turned by up to so many degrees in either direction", s.turn(), false,
                15, (n, v) -> new ShapeSettings(n.side(), n.color(), n.smallest(), n.largest(), (float) v, n.clutter(),
                        n.noise(), n.training(), n.test(), n.seed()));
        shape("clutter", "How many lines and dots lie around, 0 to 1", s.clutter(), false, 0.1,
                (n, v) -> new ShapeSettings(n.side(), n.color(), n.smallest(), n.largest(), n.turn(), (float) v,
                        n.noise(), n.training(), n.test(), n.seed()));
        shape("noise", "Standard deviation of what is added to each value, 0 to 1", s.noise(), false, 0.02,
                (n, v) -> new ShapeSettings(n.side(), n.color(), n.smallest(), n.largest(), n.turn(), n.clutter(),
                        (float) v, n.training(), n.test(), n.seed()));
        shape("to learn from", "How many pictures there are to learn from", s.training(), true, 500,
                (n, v) -> new ShapeSettings(n.side(), n.color(), n.smallest(), n.largest(), n.turn(), n.clutter(),
                        n.noise(), (int) v, n.test(), n.seed()));
        shape("to be tested on", "How many pictures there are to be tested on", s.test(), true, 100,
                (n, v) -> new ShapeSettings(n.side(), n.color(), n.smallest(), n.largest(), n.turn(), n.clutter(),
                        n.noise(), n.training(), (int) v, n.seed()));
        shape("seed", "Decides all that is random about the pictures", (double) s.seed(), true, 1,
                (n, v) -> new ShapeSettings(n.side(), n.color(), n.smallest(), n.largest(), n.turn(), n.clutter(),
                        n.noise(), n.training(), n.test(), (long) v));
    }

    private void shape(String name, String tooltip, double value, boolean whole, double step, ShapeChange change) {
        row(name, tooltip, value, whole, step, v -> {
            if (task instanceof Task.Shapes(ShapeSettings now)) change(new Task.Shapes(change.with(now, v)));
        });
    }

    private void denoise(DenoiseSettings s) {
        DenoiseChange side = (n, v) -> new DenoiseSettings((int) v, n.noise(), n.patches(), n.seed());
        DenoiseChange noise = (n, v) -> new DenoiseSettings(n.side(), (float) v, n.patches(), n.seed());
        DenoiseChange patches = (n, v) -> new DenoiseSettings(n.side(), n.noise(), (int) v, n.seed());
        DenoiseChange seed = (n, v) -> new DenoiseSettings(n.side(), n.noise(), n.patches(), (long) v);
        patch("side of a patch", "Height and width of a patch, 8 to 64 pixels", s.side(), true, 8, side);
        patch("noise", "Standard deviation of what is added to each value, above 0 and at most 1", s.noise(), false,
                0.05, noise);
        patch("how many patches", "How many patches there are to learn from", s.patches(), true, 500, patches);
        patch("seed", "Decides where the patches lie, and their noise", (double) s.seed(), true, 1, seed);
        var again = new Button("Take the picture as it is now");
        again.setTooltip(new Tooltip("Cut the patches again, from the picture that the document shows now"));
        again.setOnAction(_ -> reload.run());
        getChildren().add(again);
    }

    private void patch(String name, String tooltip, double value, boolean whole, double step, DenoiseChange change) {
        row(name, tooltip, value, whole, step, v -> {
            if (task instanceof Task.Denoise(DenoiseSettings now)) change(new Task.Denoise(change.with(now, v)));
        });
    }

    private void folder(Path folder, FolderSettings s) {
        var where = new Label(folder.toString());
        where.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        where.getStyleClass().addAll("quiet", "numbers");
        where.setTooltip(new Tooltip(folder.toString()));
        var choose = new Button("Choose a folder…");
        choose.setOnAction(_ -> askFolder.get().ifPresent(chosen -> {
            if (task instanceof Task.Folder(_, FolderSettings now)) {
                change(new Task.Folder(chosen, now));
                build();
            }
        }));
        getChildren().addAll(where, choose);
        FolderChange side = (n, v) -> new FolderSettings((int) v, n.color(), n.test(), n.seed());
        FolderChange test = (n, v) -> new FolderSettings(n.side(), n.color(), (float) v, n.seed());
        FolderChange seed = (n, v) -> new FolderSettings(n.side(), n.color(), n.test(), (long) v);
        file("side in pixels", "Pictures are fitted to so many rows and columns, 8 to 224", s.side(), true, 8, side);
        var color = new CheckBox("colour");
        color.setSelected(s.color());
        color.setTooltip(new Tooltip("Whether pictures keep their three channels"));
        color.setOnAction(_ -> {
            if (task instanceof Task.Folder(Path now, FolderSettings n))
                change(new Task.Folder(now,
                        new FolderSettings(n.side(), color.isSelected(), n.test(), n.seed())));
        });
        getChildren().add(color);
        file("share for testing", "The share of each class that is never learned from, above 0 and below 1", s.test(),
                false, 0.05, test);
        file("seed", "Decides which pictures these are", (double) s.seed(), true, 1, seed);
    }

    private void file(String name, String tooltip, double value, boolean whole, double step, FolderChange change) {
        row(name, tooltip, value, whole, step, v -> {
            if (task instanceof Task.Folder(Path folder, FolderSettings now))
                change(new Task.Folder(folder, change.with(now, v)));
        });
    }

    private void row(String name, String tooltip, double value, boolean whole, double step,
            DoubleConsumer committed) {
        // What cannot be is explained by the settings themselves.
        var row = new NumberRow(name, tooltip, -LONG, LONG, whole, step, committed);
        row.show(value);
        getChildren().add(row);
    }

    private void change(Task next) {
        task = next;
        changed.accept(next);
    }
}
