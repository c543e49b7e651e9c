package org.fovea.compute.step;

/// How far a step goes.
public enum Level {
    /// One number that joins the sum: a multiplication of a convolution, a comparison of a pooling.
    TERM("term"),
    /// One value of a feature map.
    NEURON("neuron"),
    /// One row of a feature map.
    ROW("row"),
    /// One feature map.
    MAP("map");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /// The next larger one; of maps there is none.
    public Level larger() {
        return switch (this) {
            case TERM -> NEURON;
            case NEURON -> ROW;
            case ROW, MAP -> MAP;
        };
    }

    /// What it is called: `term`.
    public String word() {
        return word;
    }

    /// Of several: `terms`.
    public String plural() {
        return word + "s";
    }
}
