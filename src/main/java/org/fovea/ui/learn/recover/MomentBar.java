package org.fovea.ui.learn.recover;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.session.Learning;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.learn.train.TimeBar;

/// The way back in time.
final class MomentBar extends HBox {
    MomentBar(Learning learning, Theme theme) {
        super(10);
        var moment = new Label();
        moment.getStyleClass().add("numbers");
        moment.setMinWidth(USE_PREF_SIZE);
        var live = new Button("Live");
        live.setTooltip(new Tooltip("Show the newest moment again"));
        live.setOnAction(_ -> learning.looking().live());
        live.setMinWidth(USE_PREF_SIZE);
        learning.moments().shownProperty().subscribe(shown -> {
            moment.setText(shown == null
                    ? ""
                    : String.format(Locale.ROOT, "epoch %.2f · batch %,d", shown.epochs(), shown.batches()));
            live.setDisable(learning.moments().isLive());
        });
        var bar = new TimeBar(learning, theme);
        setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(moment, bar, live);
        setAlignment(Pos.CENTER_LEFT);
    }
}
