package org.fovea.project;

import java.util.List;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Op;

/// A layer of the document's network.
///
/// @param name what people and the command line call it; no two layers of a network share one
/// @param kind what it does
/// @param inputs what it reads: 0 is the picture, n the n-th layer
/// @param enabled otherwise it hands its first input on as it is, for comparison
/// @param display how its maps are shown
public record Layer(String name, Kind kind, List<Integer> inputs, boolean enabled, Display display) {

    /// @throws IllegalArgumentException without a name or an input
    public Layer {
        inputs = List.copyOf(inputs);
        if (name.isBlank()) throw new IllegalArgumentException("a layer has a name");
        if (inputs.isEmpty()) throw new IllegalArgumentException("a layer reads something");
    }

    /// Enabled, shown in grey.
    public static Layer of(String name, Kind kind, int... inputs) {
        return new Layer(name, kind, java.util.Arrays.stream(inputs).boxed().toList(), true, Display.DEFAULT);
    }

    /// What the engine computes for it.
    ///
    /// @throws IllegalArgumentException when its settings contradict each other
    public Op op() {
        return enabled ? kind.op() : Activation.IDENTITY;
    }

    /// What it reads as far as it matters: a layer that is not enabled reads its first input alone.
    public List<Integer> read() {
        return enabled ? inputs : inputs.subList(0, 1);
    }

    public Layer withName(String changed) {
        return new Layer(changed, kind, inputs, enabled, display);
    }

    /// The same object when the kind is equal.
    public Layer withKind(Kind changed) {
        return changed.equals(kind) ? this : new Layer(name, changed, inputs, enabled, display);
    }

    public Layer withInputs(List<Integer> changed) {
        return new Layer(name, kind, changed, enabled, display);
    }

    public Layer withEnabled(boolean changed) {
        return new Layer(name, kind, inputs, changed, display);
    }

    public Layer withDisplay(Display changed) {
        return new Layer(name, kind, inputs, enabled, changed);
    }
}
