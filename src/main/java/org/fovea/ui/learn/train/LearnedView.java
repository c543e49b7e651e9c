package org.fovea.ui.learn.train;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableDoubleValue;
import org.fovea.compute.learn.Seen;
import org.fovea.compute.learn.Snapshot;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.LearnedFigure;
import org.fovea.project.Project;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The filters of all layers at the moment that is shown, each with the map it makes of the chosen example.
final class LearnedView extends CanvasView {
    private static final double EXPORTED = 760;

    private record Wish(Project subject, Snapshot moment, @Nullable Seen seen, double width) {
        LearnedFigure figure() {
            return LearnedFigure.of(subject.layers(), moment.network(), seen, width);
        }
    }

    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final Latest<Wish, LearnedFigure> latest;
    private final ReadOnlyObjectWrapper<@Nullable LearnedFigure> figure = new ReadOnlyObjectWrapper<>();
    private final ObservableDoubleValue room;

    /// @param room how wide the figure is to be, whatever width this view has: with the width of a view that scrolls, a scroll bar
    ///        would come and go for ever
    LearnedView(Learning learning, Theme theme, Painter painter, ReadOnlyBooleanProperty active,
            ObservableDoubleValue room) {
        super(theme);
        this.room = room;
        this.learning = learning;
        this.active = active;
        latest = painter.latest(Wish::figure, this::made);
        repaintOn(figure);
        setMinWidth(0);
        setAccessibleText("The filters of all layers and the maps they make of the chosen example");
        learning.looking().seenProperty().subscribe(_ -> want());
        learning.moments().shownProperty().subscribe(_ -> want());
        room.subscribe(_ -> want());
        active.subscribe(_ -> want());
    }

    private void want() {
        if (active.get() && room.get() > 0) wish(room.get()).ifPresentOrElse(latest::submit, () -> figure.set(null));
    }

    /// Filters and maps of one moment: while the maps of the newest are still to come, both are those before.
    private Optional<Wish> wish(double width) {
        Project subject = learning.subjectProperty().get();
        Snapshot moment = learning.moments().shownProperty().get();
        Seen seen = learning.looking().seenProperty().get();
        if (subject == null || moment == null) return Optional.empty();
        return Optional.of(new Wish(subject, seen == null ? moment : seen.snapshot(), seen, width));
    }

    private void made(LearnedFigure made) {
        if (learning.subjectProperty().get() == null) return;
        figure.set(made);
        setPrefHeight(made.height());
        setMinHeight(made.height());
    }

    ReadOnlyObjectProperty<@Nullable LearnedFigure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /// What can be saved of it, drawn for the purpose.
    Optional<Exhibit> exhibit() {
        if (!active.get()) return Optional.empty();
        return wish(EXPORTED).map(wish -> {
            String task = learning.taskProperty().get().title();
            return Exhibit.drawing("filters", "filters-" + task,
                    String.format(Locale.ROOT, "%s: filters after %.2f epochs, and the maps of test example %d", task,
                            wish.moment().epochs(), learning.exampleProperty().get()),
                    wish.figure());
        });
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        LearnedFigure made = figure.get();
        if (made != null) made.draw(pen, palette);
    }
}
