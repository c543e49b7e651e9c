package org.fovea.ui.strip;

import java.util.function.IntConsumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.session.Session;
import org.fovea.ui.kit.Notices;

/// What can be done with the selected layer, by menu and by keys.
final class LayerActions {
    private final Session session;
    private final Notices notices;
    private final Runnable add;
    private final ContextMenu menu = new ContextMenu();
    private IntConsumer renaming = _ -> {};

    /// @param add opens the palette of layers
    LayerActions(Session session, Notices notices, Runnable add) {
        this.session = session;
        this.notices = notices;
        this.add = add;
        MenuItem enable = item("Disable", new KeyCodeCombination(KeyCode.SPACE), this::toggle);
        MenuItem remove = item("Delete", new KeyCodeCombination(KeyCode.DELETE), this::remove);
        MenuItem left = item("Move left", new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN),
                () -> move(number(), number() - 1));
        MenuItem right = item("Move right", new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN),
                () -> move(number(), number() + 1));
        menu.getItems().addAll(item("Add a layer behind it…", new KeyCodeCombination(KeyCode.INSERT), add),
                item("Duplicate", DUPLICATE, this::duplicate), enable,
                item("Rename", new KeyCodeCombination(KeyCode.F2), () -> renaming.accept(number())),
                new SeparatorMenuItem(), left, right, new SeparatorMenuItem(), remove);
        menu.setOnShowing(_ -> {
            enable.setText(session.layer().enabled() ? "Disable" : "Enable");
            remove.setDisable(count() == 1);
            left.setDisable(number() == 1);
            right.setDisable(number() == count());
        });
    }

    private static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);

    private static MenuItem item(String title, KeyCombination keys,
            Runnable action) {
        var item = new MenuItem(title);
        item.setAccelerator(keys);
        item.setOnAction(_ -> action.run());
        return item;
    }

    ContextMenu menu() {
        return menu;
    }

    /// @param listener receives the layer whose name is to be typed
    void onRename(IntConsumer listener) {
        renaming = listener;
    }

    private int number() {
        return session.selection().layer();
    }

    private int count() {
        return session.project().layers().size();
    }

    /// @param card a layer, or 0: the first layer that reads the picture shows it as its input
    void select(int card) {
        int layer = card;
        if (card == 0)
            for (int n = count(); n >= 1; n--) if (session.project().layer(n).read().getFirst() == 0) layer = n;
        if (layer >= 1 && layer <= count())
            session.selectionProperty().set(session.selection().withLayer(layer));
    }

    void duplicate() {
        int copied = number();
        session.editOnce(new Edit.DuplicateLayer(copied));
        select(copied + 1);
    }

    void remove() {
        if (count() == 1) {
            notices.say("This is the only layer; a network needs one. Add another before you delete it.");
            return;
        }
        session.editOnce(new Edit.RemoveLayer(number()));
    }

    void toggle() {
        session.editOnce(new Edit.EnableLayer(number(), !session.layer().enabled()));
    }

    void rename(int layer, String name) {
        session.editOnce(new Edit.RenameLayer(layer, name));
    }

    /// Nothing happens at the ends.
    void move(int from, int to) {
        if (to < 1 || to > count() || from == to) return;
        String name = session.project().layer(from).name();
        session.editOnce(new Edit.MoveLayer(from, to));
        session.project().named(name).ifPresent(this::select);
    }

    /// Puts a layer behind the selected one and selects it.
    void insert(Layer added) {
        int at = number() + 1;
        session.editOnce(new Edit.AddLayer(at, added));
        select(at);
    }

    void key(KeyEvent event) {
        int now = number();
        boolean alt = event.isAltDown();
        if (DUPLICATE.match(event)) duplicate();
        else if (event.isShortcutDown()) return;
        else if (event.getCode() == KeyCode.LEFT && alt) move(now, now - 1);
        else if (event.getCode() == KeyCode.RIGHT && alt) move(now, now + 1);
        else if (event.getCode() == KeyCode.LEFT) select(Math.max(1, now - 1));
        else if (event.getCode() == KeyCode.RIGHT) select(now + 1);
        else if (event.getCode() == KeyCode.HOME) select(1);
        else if (event.getCode() == KeyCode.END) select(count());
        else if (event.getCode() == KeyCode.DELETE) remove();
        else if (event.getCode() == KeyCode.F2) renaming.accept(now);
        else if (event.getCode() == KeyCode.INSERT) add.run();
        else if (event.getCode() == KeyCode.SPACE) toggle();
        else
            return;
        event.consume();
    }
}
