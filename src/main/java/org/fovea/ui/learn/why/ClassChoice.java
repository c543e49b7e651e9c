package org.fovea.ui.learn.why;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.learn.why.Asked.About;
import org.jspecify.annotations.Nullable;

/// Which class is asked about: the predicted one, the true one, or any.
final class ClassChoice extends HBox {
    /// What a pill stands for.
    private enum Kind {
        PREDICTED("predicted", "The class with the highest score"), TRUE("true", "The class the picture has");

        private final String title;
        private final String about;

        Kind(String title, String about) {
            this.title = title;
            this.about = about;
        }
    }

    private final Pills<Kind> kinds;
    private final ComboBox<Integer> all = new ComboBox<>();
    private final Label verdict = new Label();
    private List<String> classes = List.of();
    private float[] scores = {};
    private boolean filling;

    ClassChoice(Consumer<About> chosen) {
        super(8);
        kinds = new Pills<>(List.of(Kind.values()), kind -> kind.title, kind -> kind.about,
                kind -> chosen.accept(kind == Kind.TRUE ? new About.True() : new About.Predicted()));
        kinds.setAlignment(Pos.CENTER_LEFT);
        kinds.setPrefWrapLength(150);
        kinds.setMinWidth(150);
        all.setAccessibleText("Class that is asked about");
        all.setTooltip(new Tooltip("Any class, with its score"));
        all.setPrefWidth(170);
        all.setCellFactory(_ -> cell());
        all.setButtonCell(cell());
        all.setOnAction(_ -> {
            Integer value = all.getValue();
            if (!filling && value != null) chosen.accept(new About.Other(value));
        });
        verdict.setMinWidth(0);
        var head = new Label("WHY");
        head.getStyleClass().add("section-head");
        head.setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, all, kinds, verdict);
    }

    private ListCell<Integer> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Integer item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : text(item));
            }
        };
    }

    /// `“3”, score −1.24`
    private String text(int label) {
        String name = label < classes.size() ? "“%s”".formatted(classes.get(label)) : "class " + label;
        return label < scores.length ? "%s, score %s".formatted(name, number(scores[label])) : name;
    }

    private static String number(float score) {
        return String.format(Locale.ROOT, "%.2f", score).replace('-', '−');
    }

    void show(Answered now, List<String> names) {
        filling = true;
        classes = names;
        scores = now.scores();
        kinds.show(switch (now.asked().about()) {
            case About.Predicted _ -> Kind.PREDICTED;
            case About.True _ -> Kind.TRUE;
            case About.Other _ -> null;
        });
        // The texts change with the scores.
        all.setValue(null);
        all.getItems().setAll(IntStream.range(0, scores.length).boxed().toList());
        all.setValue(now.explained());
        kinds.button(Kind.TRUE).setDisable(now.truth() < 0);
        verdict.setText(now.truth() < 0 || now.truth() == now.predicted()
                ? ""
                : "taken for %s, is %s".formatted(
                        name(now.predicted()), name(now.truth())));
        filling = false;
    }

    private String name(int label) {
        return label < classes.size() ? "“%s”".formatted(classes.get(label)) : "class " + label;
    }
}
