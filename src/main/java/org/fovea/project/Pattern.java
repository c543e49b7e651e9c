package org.fovea.project;

/// The test patterns the app generates at any size.
public enum Pattern {
    VERTICAL_LINES("vertical lines"), HORIZONTAL_LINES("horizontal lines"), CHECKERBOARD("checkerboard"), ZONE_PLATE(
            "zone plate"),
    SIEMENS_STAR("Siemens star"), IMPULSE(
            "single impulse"),
    STEP_EDGE("step edge"), GRADIENT("gradient"), NOISE("noise"), LETTERS("letters");

    private final String title;

    Pattern(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
