package org.fovea.ui.stage;

import org.fovea.compute.Evaluation;
import org.fovea.compute.Held;
import org.fovea.compute.Results;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MapScales;
import org.fovea.session.Session;
import org.jspecify.annotations.Nullable;

/// What besides the stage itself decides the colours of the selected map; taken on the FX thread, used on any.
///
/// @param results of all layers, where they share a scale
/// @param held shares the scale, so that equal colours are equal values
record MapColors(@Nullable Results results, @Nullable Held held) {
    static final MapColors NONE = new MapColors(null, null);

    static MapColors now(Session session) {
        return new MapColors(session.resultsProperty().get(), session.heldProperty().get());
    }

    ColorScale of(Evaluation evaluation) {
        ColorScale own = MapScales.of(evaluation.layer().display(), evaluation.maps(), results)
                .of(evaluation.selectedMap());
        return held == null ? own : own.with(ColorScale.of(evaluation.layer().display(), held.statistics()));
    }
}
