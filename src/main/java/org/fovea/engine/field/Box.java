package org.fovea.engine.field;

import java.util.Optional;

/// Some units of a feature map: every combination of these channels, rows and columns.
public record Box(Places channels, Places rows, Places columns) {

    public boolean isEmpty() {
        return channels.isEmpty() || rows.isEmpty() || columns.isEmpty();
    }

    /// Whether all units of another box are in this one.
    boolean holds(Box other) {
        return channels.holds(other.channels) && rows.holds(other.rows) && columns.holds(other.columns);
    }

    /// One box with the units of both and no others, where there is one.
    Optional<Box> with(Box other) {
        if (holds(other)) return Optional.of(this);
        if (other.holds(this)) return Optional.of(other);
        boolean sameChannels = channels.equals(other.channels);
        boolean sameRows = rows.equals(other.rows);
        boolean sameColumns = columns.equals(other.columns);
        if (sameRows && sameColumns) return Optional.of(new Box(channels.or(other.channels), rows, columns));
        if (sameChannels && sameColumns) return Optional.of(new Box(channels, rows.or(other.rows), columns));
        if (sameChannels && sameRows) return Optional.of(new Box(channels, rows, columns.or(other.columns)));
        return Optional.empty();
    }

    Box and(Box other) {
        return new Box(channels.and(other.channels), rows.and(other.rows), columns.and(other.columns));
    }
}
