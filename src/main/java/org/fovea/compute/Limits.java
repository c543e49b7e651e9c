package org.fovea.compute;

/// How much is computed before something is shown, and how much is kept.
///
/// @param frame multiply-adds of one picture; a map that takes more appears as a preview first
/// @param maps bytes of full maps: where all of them take more, only the selected one and thumbnails of the others are
///        kept; where the selected one takes more than half, its preview stays
public record Limits(long frame, long maps) {
    /// About what two cores do in a twentieth of a second.
    private static final long FRAME = 700_000_000;

    /// No previews: for results that are saved, not looked at.
    public static Limits whole() {
        return new Limits(Long.MAX_VALUE, Memory.maps());
    }

    /// For a window on this machine.
    public static Limits window() {
        return new Limits(FRAME, Memory.maps());
    }
}
