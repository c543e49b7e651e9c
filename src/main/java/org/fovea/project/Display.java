package org.fovea.project;

/// How feature maps are shown.
public record Display(Colors colors, Range range) {
    public Display withColors(Colors changed) {
        return new Display(changed, range);
    }

    public Display withRange(Range changed) {
        return new Display(colors, changed);
    }
}
