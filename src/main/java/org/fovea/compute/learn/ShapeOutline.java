package org.fovea.compute.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The six shapes, each by the distance of a point to its outline. All lie within a circle around the middle.
enum ShapeOutline {
    CIRCLE {
        @Override
        double distance(double x, double y, double r) {
            return Math.hypot(x, y) - r;
        }
    },
    SQUARE {
        @Override
        double distance(double x, double y, double r) {
            return box(x, y, r * HALF_DIAGONAL, r * HALF_DIAGONAL);
        }
    },
    /// With three equal sides.
    TRIANGLE {
        @Override
        double distance(double x, double y, double r) {
            // Three half planes, whose lines are half a radius away from the middle.
            double slanted = Math.abs(x) * HALF_ROOT_3 - y / 2;
            return Math.max(y, slanted) - r / 2;
        }
    },
    CROSS {
        @Override
        double distance(double x, double y, double r) {
            return Math.min(box(x, y, r * LENGTH, r * ARM), box(x, y, r * ARM, r * LENGTH));
        }
    },
    /// With five points.
    STAR {
        @Override
        double distance(double x, double y, double r) {
            // Mirrored until the point lies in the half of the ray that points up and to the right.
            double px = Math.abs(x);
            double py = -y;
            double over = Math.max(COS_36 * px - SIN_36 * py, 0);
            px -= 2 * over * COS_36;
            py += 2 * over * SIN_36;
            over = Math.max(-COS_36 * px - SIN_36 * py, 0);
            px = Math.abs(px + 2 * over * COS_36);
            py += 2 * over * SIN_36;
            // The side from the tip (0, r) to the notch between two rays.
            double sideX = NOTCH * SIN_36 * r;
            double sideY = NOTCH * COS_36 * r - r;
            return (px * -sideY + (py - r) * sideX) / Math.hypot(sideX, sideY);
        }
    },
    RING {
        @Override
        double distance(double x, double y, double r) {
            return Math.abs(Math.hypot(x, y) - r * RING_MIDDLE) - r * (1 - RING_MIDDLE);
        }
    };

    private static final double HALF_DIAGONAL = Math.sqrt(0.5);
    private static final double HALF_ROOT_3 = Math.sqrt(0.75);
    private static final double COS_36 = (1 + Math.sqrt(5)) / 4;
    private static final double SIN_36 = Math.sqrt(1 - COS_36 * COS_36);
    /// Half the width of a cross's arm and its length: its corners lie on the circle.
    private static final double ARM = 0.3;
    private static final double LENGTH = Math.sqrt(1 - ARM * ARM);
    /// How far from the middle the notches of the star lie.
    private static final double NOTCH = 0.42;
    private static final double RING_MIDDLE = 0.8;

    /// Of a point, with y downwards, from the outline in pixels, negative inside; exact where the nearest part of the outline
    /// is straight or a circle.
    ///
    /// @param r how far the farthest point of the shape lies from its middle
    abstract double distance(double x, double y, double r);

    private static double box(double x, double y, double halfWidth, double halfHeight) {
        return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
    }

    /// `circle`, `square`, …
    static List<String> titles() {
        return Arrays.stream(values()).map(shape -> shape.name().toLowerCase(Locale.ROOT)).toList();
    }
}
