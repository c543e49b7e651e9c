package org.fovea.compute.quiz;

/// What a question is about.
public enum Topic {
    /// The weighted sum that one neuron makes of what it reads.
    NEURON("Value of a neuron"),
    /// How many rows and columns the maps of a layer have under given settings.
    SIZE("Output size"),
    /// Which rows and columns a neuron sees.
    FIELD("Receptive field"),
    /// How many numbers a layer learns.
    PARAMETERS("Parameters"),
    /// A value of a pooling, an activation, or another layer that adds no products.
    OPERATION("Value of another layer");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /// What people read: `Output size`.
    public String title() {
        return title;
    }
}
