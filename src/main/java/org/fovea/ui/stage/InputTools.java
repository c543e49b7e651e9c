package org.fovea.ui.stage;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.paint.Color;

/// What the mouse does on the input, shared by the tool bar and the picture.
final class InputTools {
    static final int LARGEST_BRUSH = 64;

    private final BooleanProperty painting = new SimpleBooleanProperty();
    private final ObjectProperty<Color> color = new SimpleObjectProperty<>(Color.WHITE);
    private final DoubleProperty size = new SimpleDoubleProperty(8);

    /// Whether a drag paints instead of moving the picture.
    BooleanProperty paintingProperty() {
        return painting;
    }

    ObjectProperty<Color> colorProperty() {
        return color;
    }

    /// The brush's diameter in pixels of the input.
    DoubleProperty sizeProperty() {
        return size;
    }
}
