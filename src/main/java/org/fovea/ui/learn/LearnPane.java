package org.fovea.ui.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;
import org.fovea.project.learn.Task;
import org.fovea.session.Learning;
import org.fovea.session.Session;
import org.fovea.session.SideBySide;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.learn.recover.RecoverPane;
import org.fovea.ui.learn.answers.AnswersPane;
import org.fovea.ui.learn.beside.BesidePane;
import org.fovea.ui.learn.features.FeaturesPane;
import org.fovea.ui.learn.film.FilmPanel;
import org.fovea.ui.learn.shift.ShiftPane;
import org.fovea.ui.learn.side.SideColumn;
import org.fovea.ui.learn.train.TrainPane;
import org.fovea.ui.learn.why.WhyPane;
import org.fovea.ui.open.Dialogs;
import org.jspecify.annotations.Nullable;

/// Mode Learn: the task and the training at the left, tabs of what can be seen of it in the rest.
public final class LearnPane extends BorderPane {
    private final List<Tab> tabs;
    /// What was built already, and whether it is looked at.
    private final Map<Tab, Region> built = new HashMap<>();
    private final Map<Tab, BooleanProperty> active = new HashMap<>();
    private final SegmentedButton row = new SegmentedButton();
    private final StackPane place = new StackPane();
    private List<Tab> offered = List.of();
    private @Nullable Tab chosen;

    public LearnPane(Session session, Learning learning, SideBySide beside, Theme theme, Painter painter,
            Notices notices, Dialogs dialogs, Exhibits exhibits, FilmPanel films) {
        tabs = List.of(
                new Tab("Recover", "Guess a hidden filter, then see it found weight by weight",
                        task -> task instanceof Task.Recover,
                        seen -> new RecoverPane(session, learning, theme, painter, notices, exhibits, seen)),
                new Tab("Train", "Filters, maps and curves while the network learns", _ -> true,
                        seen -> new TrainPane(learning, theme, painter, exhibits, films, seen)),
                new Tab("Answers", "Who is taken for whom, the worst mistakes, and pictures you draw",
                        AnswersPane::fits, seen -> new AnswersPane(learning, theme, painter, exhibits, seen)),
                new Tab("Features", "What each map has found, from edges to shapes, and which maps it combines",
                        task -> !(task instanceof Task.Recover),
                        seen -> new FeaturesPane(learning, theme, painter, exhibits, seen)),
                new Tab("Why this class?", "Which part of a picture made the score of a class, asked in four ways",
                        task -> !(task instanceof Task.Recover || task instanceof Task.Denoise),
                        seen -> new WhyPane(learning, theme, painter, exhibits, seen)),
                new Tab("Fully connected",
                        "The task learned by a convolutional and a fully connected network side by side",
                        task -> !(task instanceof Task.Recover),
                        seen -> new BesidePane(learning, beside, theme, exhibits, seen)),
                new Tab("Shift lab", "Move the picture, and see which maps move along",
                        task -> !(task instanceof Task.Recover),
                        seen -> new ShiftPane(session, learning, theme, painter, exhibits, seen)));
        for (Tab tab : tabs) active.put(tab, new SimpleBooleanProperty());
        getStyleClass().add("learn");
        row.getStyleClass().add("modes");
        var head = new HBox(row);
        head.getStyleClass().add("learn-tabs");
        // In the order in which the focus goes.
        var side = new SideColumn(session, learning, dialogs);
        setLeft(side);
        var middle = new BorderPane();
        middle.setTop(head);
        middle.setCenter(place);
        setCenter(middle);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean pressed = event.getCode() == KeyCode.SPACE && event.getTarget() instanceof ButtonBase;
            if (!pressed && !(event.getTarget() instanceof TextInputControl)) side.press(event);
        });
        learning.taskProperty().subscribe(this::offer);
        sceneProperty().subscribe(scene -> {
            learning.looking().activeProperty().set(scene != null);
            if (scene != null) learning.begin();
            tell();
        });
    }

    /// Offers the tabs of a task; the chosen one stays where the task has it, unless one is there for this kind of task alone.
    private void offer(Task task) {
        List<Tab> fitting = tabs.stream().filter(tab -> tab.fits().test(task)).toList();
        boolean own = !offered.contains(fitting.getFirst());
        offered = fitting;
        row.getButtons().setAll(fitting.stream().map(this::button).toList());
        show(!own && chosen != null && fitting.contains(chosen) ? chosen : fitting.getFirst());
    }

    private ToggleButton button(Tab tab) {
        var button = new ToggleButton(tab.title());
        button.setTooltip(new Tooltip(tab.about()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setUserData(tab);
        button.setOnAction(_ -> show(tab));
        return button;
    }

    private void show(Tab tab) {
        chosen = tab;
        row.getButtons().forEach(button -> button.setSelected(tab.equals(button.getUserData())));
        place.getChildren().setAll(built.computeIfAbsent(tab, each -> each.view().apply(seen(each))));
        tell();
    }

    private BooleanProperty seen(Tab tab) {
        return active.computeIfAbsent(tab, _ -> new SimpleBooleanProperty());
    }

    private void tell() {
        boolean shown = getScene() != null;
        // What two of them need is let go before it is asked for.
        for (Tab tab : tabs) if (!tab.equals(chosen) || !shown) seen(tab).set(false);
        if (chosen != null && shown) seen(chosen).set(true);
    }

    @Override
    public void requestFocus() {
        place.getChildren().getFirst().requestFocus();
    }
}
