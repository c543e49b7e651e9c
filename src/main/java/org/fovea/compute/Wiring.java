package org.fovea.compute;

/// How the values of two layers may be connected.
public enum Wiring {
    /// One kernel for each map, used at every position.
    CONVOLUTION("convolution"),
    /// The same receptive fields, but weights of their own at every position.
    LOCAL("locally connected"),
    /// Every value with every value.
    DENSE("fully connected");

    private final String title;

    Wiring(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
