package org.fovea.figure.stack;

import org.fovea.figure.Sheet;

/// How the planes are looked at: an oblique projection. Planes stand upright in a row, which stays horizontal; each is turned
/// about its vertical axis and tilted, as an orthographic camera would see it. A point `(c, r)` of a plane, in units of the
/// plane from its middle, is drawn at `(c·cos turn, r·cos tilt − c·sin turn·sin tilt)` from where the middle is drawn.
///
/// @param turn in degrees; 0 is seen from the front, 90 edge on
/// @param tilt in degrees; above 0 is seen from above
/// @param spread how far planes stand apart, 1 fits them into the view
/// @param zoom 1 shows all
/// @param dx how far all of it is moved to the right, in pixels
/// @param dy how far down
public record Orbit(double turn, double tilt, double spread, double zoom, double dx, double dy) {
    public static final double MOST_TURN = 84;
    public static final double MOST_TILT = 55;
    public static final double LEAST_SPREAD = 0.3;
    public static final double MOST_SPREAD = 3;
    private static final double TILT = 14;
    private static final double LEAST_ZOOM = 0.3;
    private static final double MOST_ZOOM = 16;

    public Orbit {
        turn = Math.clamp(turn, 0, MOST_TURN);
        tilt = Math.clamp(tilt, -MOST_TILT, MOST_TILT);
        spread = Math.clamp(spread, LEAST_SPREAD, MOST_SPREAD);
        zoom = Math.clamp(zoom, LEAST_ZOOM, MOST_ZOOM);
    }

    /// To begin with.
    public static Orbit of(double turn) {
        return new Orbit(turn, TILT, 1, 1, 0, 0);
    }

    public Orbit withTurn(double degrees) {
        return new Orbit(degrees, tilt, spread, zoom, dx, dy);
    }

    public Orbit withTilt(double degrees) {
        return new Orbit(turn, degrees, spread, zoom, dx, dy);
    }

    public Orbit withSpread(double factor) {
        return new Orbit(turn, tilt, factor, zoom, dx, dy);
    }

    public Orbit moved(double right, double down) {
        return new Orbit(turn, tilt, spread, zoom, dx + right, dy + down);
    }

    /// Zoomed so that the point drawn at `(x, y)`, from the middle of the view, stays there.
    public Orbit zoomed(double factor, double x, double y) {
        double changed = Math.clamp(zoom * factor, LEAST_ZOOM, MOST_ZOOM);
        double by = changed / zoom;
        return new Orbit(turn, tilt, spread, changed, x - (x - dx) * by, y - (y - dy) * by);
    }

    /// Where a plane is drawn.
    ///
    /// @param x where its middle stands in the row, in pixels from the middle of the view at zoom 1 and spread 1
    /// @param y the same downwards, which spreading does not change
    /// @param width of the plane, in pixels seen from the front at zoom 1
    /// @param height of the plane
    public Sheet sheet(double x, double y, double width, double height) {
        double acrossX = width * zoom * Math.cos(Math.toRadians(turn));
        double acrossY = -width * zoom * Math.sin(Math.toRadians(turn)) * Math.sin(Math.toRadians(tilt));
        double down = height * zoom * Math.cos(Math.toRadians(tilt));
        return new Sheet(x * spread * zoom + dx - acrossX / 2, y * zoom + dy - (acrossY + down) / 2, acrossX, acrossY,
                0, down);
    }
}
