package org.fovea.ui.learn.side;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.project.learn.Task;
import org.fovea.session.Learning;
import org.fovea.session.Learning.State;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.Section;
import org.fovea.ui.open.Dialogs;

/// Which task is learned, what can be set about it, and what should be known of its data before training.
final class TaskPane extends VBox {
    private final Learning learning;
    private final Dialogs dialogs;
    private final ComboBox<TaskChoice> choices = new ComboBox<>();
    private final Label about = quiet();
    private final TaskForm form;
    private final VBox notes = new VBox(4);
    private final Message problem = new Message();
    /// The tasks as they were chosen last.
    private final Map<TaskChoice, Task> before = new EnumMap<>(TaskChoice.class);
    private boolean showing;

    TaskPane(Learning learning, Dialogs dialogs) {
        this.learning = learning;
        this.dialogs = dialogs;
        form = new TaskForm(learning.taskProperty()::set, learning::reload, this::askFolder);
        choices.getItems().setAll(TaskChoice.values());
        choices.setMaxWidth(Double.MAX_VALUE);
        choices.setAccessibleText("Task");
        choices.setTooltip(new Tooltip("What the network is to learn"));
        choices.setCellFactory(_ -> new Cell(true));
        choices.setButtonCell(new Cell(false));
        choices.setOnAction(_ -> chosen());
        notes.managedProperty().bind(notes.visibleProperty());
        getChildren().add(new Section("TASK", choices, about, form, problem, notes));
        learning.taskProperty().subscribe(this::show);
        learning.dataProperty().subscribe(_ -> tell());
        learning.stateProperty().subscribe(_ -> tell());
        learning.problemProperty().subscribe(_ -> tell());
        learning.readProperty().subscribe(_ -> tell());
    }

    private static Label quiet() {
        var label = new Label();
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// A task in the list: its title, and what it is in a line below.
    private static final class Cell extends ListCell<TaskChoice> {
        private static final double HEIGHT = 50;

        private final boolean whole;

        Cell(boolean whole) {
            this.whole = whole;
            // The popup measures its cells before they are styled, and would cut the last one off.
            if (whole) setPrefHeight(HEIGHT);
        }

        @Override
        protected void updateItem(TaskChoice item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(null);
            if (empty || item == null) return;
            if (!whole) {
                setText(item.title());
                return;
            }
            var title = new Label(item.title());
            title.getStyleClass().add("card-name");
            var about = new Label(item.about());
            about.getStyleClass().addAll("quiet", "small");
            setGraphic(new VBox(1, title, about));
        }
    }

    private void show(Task task) {
        showing = true;
        TaskChoice choice = TaskChoice.of(task);
        before.put(choice, task);
        choices.setValue(choice);
        about.setText(choice.about());
        form.show(task);
        showing = false;
    }

    private void chosen() {
        TaskChoice choice = choices.getValue();
        if (showing || choice == null || choice == TaskChoice.of(learning.taskProperty().get())) return;
        Task known = before.get(choice);
        if (known != null) learning.taskProperty().set(known);
        else if (choice == TaskChoice.FOLDER)
            askFolder().ifPresentOrElse(folder -> learning.taskProperty().set(choice.task(folder)),
                    () -> show(learning.taskProperty().get()));
        else
            learning.taskProperty().set(choice.task(Path.of("")));
    }

    private Optional<Path> askFolder() {
        return dialogs.folder("A folder with a subfolder of pictures for each class");
    }

    private void tell() {
        LearningData data = learning.dataProperty().get();
        State state = learning.stateProperty().get();
        List<String> sentences = data != null ? data.notes() : state == State.LOADING ? List.of(reading()) : List.of();
        notes.getChildren().setAll(sentences.stream().map(sentence -> {
            var label = quiet();
            label.setText(sentence);
            return label;
        }).toList());
        notes.setVisible(!sentences.isEmpty());
        String wrong = learning.problemProperty().get();
        // What goes wrong while it learns is told beside the controls.
        problem.say(state == State.IDLE && wrong != null ? wrong : "");
    }

    private String reading() {
        double share = learning.readProperty().get();
        return share == 0 ? "Reading …" : "Reading … %.0f %%".formatted(100 * share);
    }
}
