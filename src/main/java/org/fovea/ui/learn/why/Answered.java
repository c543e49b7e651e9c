package org.fovea.ui.learn.why;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fovea.compute.learn.why.Attribution;
import org.fovea.compute.learn.why.Method;
import org.fovea.compute.learn.why.Occlusion;
import org.fovea.engine.Tensor;

/// What is known by now.
///
/// @param picture C×H×W
/// @param scores of the classes
/// @param truth the class the example has, −1 where it has none
/// @param predicted the class with the highest score
/// @param explained the class that is asked about
/// @param camLayers the layers Grad-CAM can look at
/// @param camNode the one it looks at; 0 where there is none
/// @param occlusion how the picture is covered
/// @param covered how many places are finished
/// @param places how many there are
record Answered(Asked asked, Tensor picture, float[] scores, int truth, int predicted, int explained,
        Map<Method, Attribution> found, List<Integer> camLayers, int camNode, Occlusion.Settings occlusion, int covered,
        int places) {

    Answered {
        var copy = new EnumMap<Method, Attribution>(Method.class);
        copy.putAll(found);
        found = copy;
        camLayers = List.copyOf(camLayers);
    }

    boolean complete() {
        return covered >= places;
    }
}
