package org.fovea.project;

/// How feature maps are shown.
///
/// @param range which values the two ends of the colour scale stand for
/// @param scope the maps whose values it looks at
public record Display(Colors colors, Range range, Scope scope) {
    /// Grey, each map from its smallest to its largest value.
    public static final Display DEFAULT = new Display(Colors.GREY, new Range.Auto(), Scope.MAP);

    public Display withColors(Colors changed) {
        return new Display(changed, range, scope);
    }

    public Display withRange(Range changed) {
        return new Display(colors, changed, scope);
    }

    public Display withScope(Scope changed) {
        return new Display(colors, range, changed);
    }
}
