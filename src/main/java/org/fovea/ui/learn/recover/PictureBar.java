package org.fovea.ui.learn.recover;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.session.Learning;
import org.fovea.ui.kit.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Which picture is looked at: the document's own, or one of the examples that the filter is tested on.
final class PictureBar extends HBox {
    private final Learning learning;
    private final Round round;

    PictureBar(Learning learning, Round round) {
        super(4);
        this.learning = learning;
        this.round = round;
        var number = new Label();
        number.getStyleClass().add("quiet");
        number.setMinWidth(USE_PREF_SIZE);
        round.pictureProperty().subscribe(at -> number.setText(at.intValue() == Round.WHOLE
                ? "your picture"
                : "example %d of %d".formatted(at.intValue() + 1, examples())));
        Button back = Icons.button(MaterialDesignC.CHEVRON_LEFT, "Previous picture", "The picture before");
        back.setOnAction(_ -> step(-1));
        Button next = Icons.button(MaterialDesignC.CHEVRON_RIGHT, "Next picture", "Another picture");
        next.setOnAction(_ -> step(1));
        getChildren().addAll(back, number, next);
        setAlignment(Pos.CENTER_LEFT);
    }

    private int examples() {
        LearningData data = learning.dataProperty().get();
        return data == null ? 0 : data.test().size();
    }

    private void step(int by) {
        int choices = examples() + 1;
        round.pictureProperty().set(Math.floorMod(round.pictureProperty().get() + 1 + by, choices) - 1);
    }
}
