package org.fovea.figure;

import org.fovea.engine.net.ReceptiveField;
import org.fovea.project.LayerTitle;

/// Writes a receptive field in short.
public final class FieldText {
    /// Of the picture.
    public static final String PICTURE = "RF 1 · jump 1";

    private FieldText() {
    }

    /// `RF 7 · jump 2`; without a jump where every neuron sees the same.
    public static String of(ReceptiveField field) {
        String size = "RF " + LayerTitle.pair(field.rows().size(), field.columns().size());
        String down = field.rows().jump().toString();
        String across = field.columns().jump().toString();
        if (down.equals("0") && across.equals("0")) return size;
        return "%s · jump %s".formatted(size, LayerTitle.pair(down, across));
    }
}
