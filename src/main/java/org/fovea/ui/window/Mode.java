package org.fovea.ui.window;

/// What the middle of the window shows.
enum Mode {
    /// All layers.
    OVERVIEW("Overview", "The whole network at a glance: the maps of every layer and what feeds them (Ctrl+1)"),
    /// One layer: its input, one map, all maps.
    EXPLORE("Explore", "One layer: its input, one feature map of the same size, and all maps (Ctrl+2)"),
    /// What it costs.
    COMPARE("Compare", "Parameters, multiplications and memory beside layers that share no weights (Ctrl+3)");

    private final String title;
    private final String about;

    Mode(String title, String about) {
        this.title = title;
        this.about = about;
    }

    String title() {
        return title;
    }

    /// In a sentence, with the keys that bring it.
    String about() {
        return about;
    }
}
