package org.fovea.ui.window;

/// What the middle of the window shows.
enum Mode {
    /// All layers.
    OVERVIEW("Overview", "The whole network at a glance: the maps of every layer and what feeds them (Ctrl+1)",
            "Point at a map to see what feeds it and what it feeds; click it to open it in Explore", "network"),
    /// One layer: its input, one map, all maps.
    EXPLORE("Explore", "One layer: its input, one feature map of the same size, and all maps (Ctrl+2)",
            "Point at the feature map to see what a neuron sees", "feature map"),
    /// One layer, computed term by term.
    STEP("Step", "One layer, computed multiplication by multiplication, forwards and backwards (Ctrl+3)",
            "Space plays, arrow keys step; click a neuron of the map to go there", "step"),
    /// All layers in depth, with what a neuron sees of them.
    STACK("Stack", "All layers as planes in depth, with what one neuron sees of each of them (Ctrl+4)",
            "Point at a map to see what a neuron sees; click to pin it, drag to turn",
            "stack"),
    /// How filters are learned.
    LEARN("Learn", "Filters that nobody sets: watch a network learn them from examples (Ctrl+5)",
            "Space plays and pauses the training; drag under the curves to look back", "filters"),
    /// What it costs.
    COMPARE("Compare", "Parameters, multiplications and memory beside layers that share no weights (Ctrl+6)",
            "Choose what is compared", "comparison");

    private final String title;
    private final String about;
    private final String hint;
    private final String exhibit;

    Mode(String title, String about, String hint, String exhibit) {
        this.title = title;
        this.about = about;
        this.hint = hint;
        this.exhibit = exhibit;
    }

    String title() {
        return title;
    }

    /// What to do in it, for those who have not found out.
    String hint() {
        return hint;
    }

    /// The title of what is saved from it first of all.
    String exhibit() {
        return exhibit;
    }

    /// In a sentence, with the keys that bring it.
    String about() {
        return about;
    }
}
