package org.fovea.ui.learn.recover;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.session.Learning;
import org.fovea.ui.kit.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Which of the test pictures is looked at.
final class PictureBar extends HBox {
    private final Learning learning;

    PictureBar(Learning learning) {
        super(4);
        this.learning = learning;
        var number = new Label();
        number.getStyleClass().add("quiet");
        number.setMinWidth(USE_PREF_SIZE);
        Runnable say = () -> {
            LearningData data = learning.dataProperty().get();
            number.setText(data == null
                    ? ""
                    : "picture %d of %d".formatted(learning.exampleProperty().get() + 1, data.test().size()));
        };
        learning.dataProperty().subscribe(say);
        learning.exampleProperty().subscribe(say);
        Button back = Icons.button(MaterialDesignC.CHEVRON_LEFT, "Previous picture", "The picture before");
        back.setOnAction(_ -> step(-1));
        Button next = Icons.button(MaterialDesignC.CHEVRON_RIGHT, "Next picture", "Another picture");
        next.setOnAction(_ -> step(1));
        getChildren().addAll(back, number, next);
        setAlignment(Pos.CENTER_LEFT);
    }

    private void step(int by) {
        LearningData data = learning.dataProperty().get();
        if (data != null)
            learning.exampleProperty().set(Math.floorMod(learning.exampleProperty().get() + by, data.test().size()));
    }
}
