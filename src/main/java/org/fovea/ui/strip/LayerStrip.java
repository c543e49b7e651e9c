package org.fovea.ui.strip;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The network as a row of cards: choose a layer, add, move and remove layers.
public final class LayerStrip extends HBox {
    private final Button add = Icons.button(MaterialDesignP.PLUS, "Add a layer",
            "Add a layer behind the selected one (Insert, Ctrl+L)");

    private final KindPalette palette;

    public LayerStrip(Session session, Theme theme, Painter painter, Notices notices) {
        super(8);
        var actions = new LayerActions(session, notices, this::showPalette);
        palette = new KindPalette(session, theme, actions::insert);
        var line = new CardLine(session, theme, painter, actions);
        HBox.setHgrow(line, Priority.ALWAYS);
        add.setOnAction(_ -> showPalette());
        Button more = Icons.button(MaterialDesignD.DOTS_VERTICAL, "What can be done with the layer",
                "Duplicate, disable, rename, move or delete the selected layer");
        more.setOnAction(_ -> actions.menu().show(more, Side.BOTTOM, 0, 4));
        // The bar below the cards does not count: the buttons stand beside the cards.
        for (Button button : List.of(add, more)) HBox.setMargin(button, new Insets(0, 0, 10, 0));
        getStyleClass().add("strip");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, add, more);
    }

    /// Opens the palette of layers.
    public void showPalette() {
        palette.show(add);
    }
}
