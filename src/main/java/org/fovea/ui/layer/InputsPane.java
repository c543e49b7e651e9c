package org.fovea.ui.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.fovea.compute.Outline;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.LayerKind;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Section;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What the selected layer reads: the picture or layers before it. Gone while there is nothing to choose.
public final class InputsPane extends VBox {
    private final Session session;
    private final VBox boxes = new VBox(6);
    private final Button more = new Button("Add an input");
    /// Which layer the boxes are of, and how many it reads.
    private int shown;
    /// Whether the boxes are being made to show what holds, which nobody chose.
    private boolean showing;

    public InputsPane(Session session) {
        this.session = session;
        more.setTooltip(new Tooltip("Joins the maps of one more layer"));
        more.setOnAction(_ -> {
            var inputs = new ArrayList<>(session.layer().inputs());
            inputs.add(session.selection().layer() - 1);
            set(inputs);
        });
        more.managedProperty().bind(more.visibleProperty());
        getChildren().add(new Section("READS", boxes, more));
        managedProperty().bind(visibleProperty());
        session.structureProperty().subscribe(this::show);
        session.selectionProperty().subscribe(this::show);
        show();
    }

    private void set(List<Integer> inputs) {
        if (!inputs.equals(session.layer().inputs()))
            session.editOnce(new Edit.SetInputs(session.selection().layer(), inputs));
    }

    private void show() {
        Outline outline = session.outlineProperty().get();
        int number = Math.min(session.selection().layer(), outline.rows().size());
        Layer layer = outline.row(number).layer();
        boolean joins = LayerKind.of(layer.kind()).joins();
        setVisible(number > 1 || joins);
        more.setVisible(joins);
        List<Integer> inputs = layer.inputs();
        int now = number * 1000 + inputs.size();
        if (now != shown) {
            shown = now;
            boxes.getChildren()
                    .setAll(IntStream.range(0, inputs.size()).mapToObj(i -> line(i, inputs.size())).toList());
        }
        showing = true;
        for (int i = 0; i < inputs.size(); i++) box(boxes.getChildren().get(i)).setValue(inputs.get(i));
        showing = false;
    }

    @SuppressWarnings("unchecked") // made by line()
    private static ComboBox<Integer> box(Node line) {
        return (ComboBox<Integer>) ((HBox) line).getChildren().getFirst();
    }

    private HBox line(int place, int count) {
        var box = new ComboBox<Integer>();
        box.setConverter(new Names());
        box.setAccessibleText("Input " + (place + 1));
        box.setTooltip(new Tooltip("The layer whose maps are read here"));
        box.getStyleClass().add("small-choice");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        // With many layers the list is made when it is opened.
        box.setOnShowing(_ -> box.getItems()
                .setAll(IntStream.range(0, session.selection().layer()).map(n -> session.selection().layer() - 1 - n)
                        .boxed().toList()));
        box.setOnAction(_ -> {
            List<Integer> before = session.layer().inputs();
            Integer chosen = box.getValue();
            if (showing || chosen == null || place >= before.size() || chosen.equals(before.get(place))) return;
            var inputs = new ArrayList<>(before);
            inputs.set(place, chosen);
            set(inputs);
        });
        var line = new HBox(6, box);
        line.setAlignment(Pos.CENTER_LEFT);
        if (count > 1) {
            Button remove = Icons.button(MaterialDesignC.CLOSE, "Remove input " + (place + 1), "Reads it no longer");
            remove.getStyleClass().add("quiet-toggle");
            remove.setOnAction(_ -> {
                var inputs = new ArrayList<>(session.layer().inputs());
                inputs.subList(place, place + 1).clear();
                set(inputs);
            });
            line.getChildren().add(remove);
        }
        return line;
    }

    private String name(int node) {
        Outline outline = session.outlineProperty().get();
        if (node == 0) return "Input  " + outline.picture();
        if (node > outline.rows().size()) return "";
        Outline.Row row = outline.row(node);
        return row.output() == null ? row.layer().name() : "%s  %s".formatted(row.layer().name(), row.output());
    }

    private final class Names extends StringConverter<Integer> {
        @Override
        public String toString(Integer node) {
            return node == null ? "" : name(node);
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }
}
