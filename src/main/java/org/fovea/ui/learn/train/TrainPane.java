package org.fovea.ui.learn.train;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.layout.VBox;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;

/// Filters, maps and curves while the network learns, and the way back in time.
public final class TrainPane extends VBox {

    public TrainPane(Learning learning, Theme theme, Painter painter, Exhibits exhibits,
            ReadOnlyBooleanProperty active) {
        var problem = new Message();
        learning.problemProperty().subscribe(sentence -> problem.say(sentence == null ? "" : sentence));
        getChildren().add(problem);
        setFocusTraversable(true);
    }
}
