package org.fovea.project;

/// How feature maps are shown.
public record Display(Colors colors, Range range) {
    /// Grey, each map from its smallest to its largest value.
    public static final Display DEFAULT = new Display(Colors.GREY, new Range.Auto());

    public Display withColors(Colors changed) {
        return new Display(changed, range);
    }

    public Display withRange(Range changed) {
        return new Display(colors, changed);
    }
}
