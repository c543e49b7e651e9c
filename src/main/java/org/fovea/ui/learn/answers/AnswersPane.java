package org.fovea.ui.learn.answers;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.fovea.project.learn.Task;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;

/// What the network that is shown answers: to all test examples, and to pictures drawn by hand.
public final class AnswersPane extends BorderPane {
    /// What is asked.
    private enum Part {
        TEST("Test examples", "Who is taken for whom, and the worst mistakes"),
        DRAW("Draw your own", "Draw a picture and watch every layer while it is recognised");

        private final String title;
        private final String about;

        Part(String title, String about) {
            this.title = title;
            this.about = about;
        }
    }

    private final ReadOnlyBooleanProperty active;
    private final Pills<Part> parts = new Pills<>(List.of(Part.values()), part -> part.title, part -> part.about,
            this::show);
    private final Map<Part, BooleanProperty> seen = new EnumMap<>(Part.class);
    private final Map<Part, Region> views = new EnumMap<>(Part.class);
    private Part chosen = Part.TEST;

    /// @param active whether anybody looks
    public AnswersPane(Learning learning, Theme theme, Painter painter, Exhibits exhibits,
            ReadOnlyBooleanProperty active) {
        this.active = active;
        for (Part part : Part.values()) seen.put(part, new SimpleBooleanProperty());
        var test = new TestView(learning, theme, painter, seen(Part.TEST));
        var draw = new DrawView(learning, theme, painter, seen(Part.DRAW));
        views.put(Part.TEST, test);
        views.put(Part.DRAW, draw);
        getStyleClass().add("answers");
        parts.getStyleClass().add("answers-parts");
        setTop(parts);
        active.subscribe(this::tell);
        show(chosen);
        exhibits.add(() -> seen(Part.TEST).get() ? test.exhibit() : Optional.empty());
        exhibits.add(() -> seen(Part.DRAW).get() ? draw.exhibit() : Optional.empty());
    }

    /// Whether a task has answers: those that tell classes apart.
    public static boolean fits(Task task) {
        return switch (task) {
            case Task.Digits _,Task.Shapes _,Task.Folder _ -> true;
            case Task.Recover _,Task.Denoise _ -> false;
        };
    }

    private BooleanProperty seen(Part part) {
        return seen.computeIfAbsent(part, _ -> new SimpleBooleanProperty());
    }

    private void show(Part part) {
        chosen = part;
        parts.show(part);
        setCenter(views.get(part));
        tell();
    }

    private void tell() {
        for (Part part : Part.values()) seen(part).set(active.get() && part == chosen);
    }

    @Override
    public void requestFocus() {
        Region view = views.get(chosen);
        if (view != null) view.requestFocus();
    }
}
