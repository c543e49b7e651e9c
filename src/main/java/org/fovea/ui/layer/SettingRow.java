package org.fovea.ui.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.engine.Padding;
import org.fovea.engine.op.Op;
import org.fovea.project.Edit;
import org.fovea.session.Session;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;

/// The control of one setting of the selected operation. It stays while the setting has another value, so that typing and
/// dragging go on.
final class SettingRow extends VBox {
    private static final int WIDEST = 999;
    /// How wide a letter of a name is at most.
    private static final double LETTER = 7.2;
    private static final List<String> SIDES = List.of("top", "bottom", "left", "right");

    private final Session session;
    private final double labels;
    private final Message refusal = new Message();
    private Consumer<Setting> refresh = _ -> {};
    private Setting setting;

    /// @param labels how wide the names are, so that the controls below each other are aligned
    SettingRow(Session session, Setting setting, double labels) {
        super(4);
        this.labels = labels;
        this.session = session;
        this.setting = setting;
        getChildren().addAll(control(), refusal);
        show(setting);
    }

    /// Whether the same control can show another setting.
    boolean fits(Setting other) {
        return other.getClass() == setting.getClass() && other.name().equals(setting.name()) && limits(other, setting);
    }

    private static boolean limits(Setting one, Setting other) {
        if (!(one instanceof Setting.Amount a && other instanceof Setting.Amount b)) return true;
        return a.low() == b.low() && a.high() == b.high();
    }

    void show(Setting shown) {
        setting = shown;
        refusal.say("");
        refresh.accept(shown);
    }

    /// How wide the names of these settings are; the text of a box stands behind it and needs no room.
    static double labels(List<Setting> settings) {
        int longest = settings.stream().filter(setting -> !(setting instanceof Setting.Flag))
                .mapToInt(setting -> setting.name().length()).max().orElse(0);
        return Math.max(ParametersPane.LABEL, longest * LETTER);
    }

    private void set(Op op) {
        session.editOnce(new Edit.SetOperation(session.selection().layer(), op));
    }

    private Node control() {
        return switch (setting) {
            case Setting.Amount number -> number(number);
            case Setting.Pair pair -> pair(pair);
            case Setting.Sides sides -> sides(sides);
            case Setting.Flag flag -> flag(flag);
            case Setting.Choice choice -> choice(choice);
        };
    }

    private Node number(Setting.Amount number) {
        var field = new NumberField(number.name(), number.low(), number.high(), number.whole(), number.step(),
                value -> {
                    if (setting instanceof Setting.Amount now) set(now.set().apply(value));
                });
        field.setTooltip(new Tooltip(number.tooltip()));
        field.onRefused(refusal::say);
        field.getStyleClass().add("wide");
        refresh = shown -> {
            if (shown instanceof Setting.Amount now) field.show(now.value());
        };
        return line(label(number.name(), number.tooltip(), field), field);
    }

    private Node pair(Setting.Pair pair) {
        var row = new AxisRow(pair.parameter(), labels, (rows, columns, dragging) -> {
            if (!(setting instanceof Setting.Pair now)) return;
            var edit = new Edit.SetOperation(session.selection().layer(), now.set().of(rows, columns));
            if (dragging) session.edit(edit);
            else
                session.editOnce(edit);
        }, session::endGesture);
        refresh = shown -> {
            if (shown instanceof Setting.Pair now) row.show(now.rows(), now.columns());
        };
        return row;
    }

    private Node sides(Setting.Sides sides) {
        var fields = new ArrayList<NumberField>();
        var line = new HBox(6);
        line.setAlignment(Pos.BOTTOM_LEFT);
        Label name = label(sides.name(), sides.tooltip(), line);
        name.getStyleClass().add("beside-field");
        line.getChildren().add(name);
        for (int side = 0; side < SIDES.size(); side++) {
            int changed = side;
            var field = new NumberField(sides.name() + " " + SIDES.get(side), 0, WIDEST, true, 1, value -> {
                if (setting instanceof Setting.Sides now)
                    set(now.set().apply(with(now.value(), changed, value.intValue())));
            });
            field.setPrefColumnCount(2);
            field.setMinWidth(40);
            field.setTooltip(new Tooltip(sides.tooltip()));
            field.onRefused(refusal::say);
            fields.add(field);
            var above = new Label(SIDES.get(side));
            above.getStyleClass().addAll("quiet", "small");
            var box = new VBox(2, above, field);
            HBox.setHgrow(box, Priority.ALWAYS);
            line.getChildren().add(box);
        }
        refresh = shown -> {
            if (!(shown instanceof Setting.Sides now)) return;
            int[] values = values(now.value());
            for (int side = 0; side < values.length; side++) fields.get(side).show(values[side]);
        };
        return line;
    }

    private static int[] values(Padding.Explicit p) {
        return new int[]{p.top(), p.bottom(), p.left(), p.right()};
    }

    private static Padding.Explicit with(Padding.Explicit old, int side, int value) {
        int[] values = values(old);
        values[side] = value;
        return new Padding.Explicit(values[0], values[1], values[2], values[3]);
    }

    private Node flag(Setting.Flag flag) {
        var box = new CheckBox(flag.name());
        box.setTooltip(new Tooltip(flag.tooltip()));
        box.setOnAction(_ -> {
            if (setting instanceof Setting.Flag now) set(now.set().apply(box.isSelected()));
        });
        refresh = shown -> {
            if (shown instanceof Setting.Flag now) box.setSelected(now.value());
        };
        return box;
    }

    private Node choice(Setting.Choice choice) {
        var pills = new Pills<>(IntStream.range(0, choice.options().size()).boxed().toList(),
                at -> choice.options().get(at).label(), at -> choice.options().get(at).tooltip(), at -> {
                    if (setting instanceof Setting.Choice now) set(now.options().get(at).op());
                });
        HBox.setHgrow(pills, Priority.ALWAYS);
        refresh = shown -> {
            if (shown instanceof Setting.Choice now) pills.show(now.chosen() < 0 ? null : now.chosen());
        };
        Label name = label(choice.name(), choice.tooltip(), pills);
        name.getStyleClass().add("beside-pills");
        var line = new HBox(6, name, pills);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private Label label(String name, String tooltip, Node of) {
        var label = new Label(name);
        label.setMinWidth(USE_PREF_SIZE);
        label.setPrefWidth(labels);
        label.setTooltip(new Tooltip(tooltip));
        label.setLabelFor(of);
        return label;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
