package org.fovea.ui.stage;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.paint.Color;

/// What the mouse does on the input, shared by the tool bar and the picture.
final class InputTools {
    static final int LARGEST_BRUSH = 64;

    private final IntegerProperty input = new SimpleIntegerProperty();
    private final IntegerProperty channel = new SimpleIntegerProperty();
    private final BooleanProperty painting = new SimpleBooleanProperty();
    private final ObjectProperty<Color> color = new SimpleObjectProperty<>(Color.WHITE);
    private final DoubleProperty size = new SimpleDoubleProperty(8);

    /// Which of the layer's inputs is shown.
    IntegerProperty inputProperty() {
        return input;
    }

    /// Which map of it is shown, where it is not the picture.
    IntegerProperty channelProperty() {
        return channel;
    }

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
