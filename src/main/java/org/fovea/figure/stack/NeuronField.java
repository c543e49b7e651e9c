package org.fovea.figure.stack;

import org.fovea.compute.Outline;

/// What one neuron sees of every layer before it.
///
/// @param at the neuron
/// @param pyramid the smallest regions that hold it
/// @param exact what it depends on, unit by unit
public record NeuronField(Place at, Pyramid pyramid, Dependence exact) {

    /// @param folding which layers are shown; the neuron's must be
    /// @throws IllegalArgumentException when there is no such neuron
    public static NeuronField of(Outline outline, Place at, Folding folding) {
        return new NeuronField(at, Pyramid.of(outline, at.layer(), at.neuron(), folding),
                Dependence.of(outline, at, folding));
    }

    /// In words, how much of the picture two neurons see together.
    public String overlap(NeuronField other) {
        long both = exact.and(other.exact).pixels();
        return both == 0
                ? "no pixel in common"
                : "%,d pixels in common: %s of this field, %s of the other".formatted(both, share(both, exact.pixels()),
                        share(both, other.exact.pixels()));
    }

    private static String share(long part, long whole) {
        return "%.0f %%".formatted(100.0 * part / whole);
    }
}
