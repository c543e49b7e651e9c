package org.fovea.engine;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Asked between pieces of long work whether its result is still wanted.
@FunctionalInterface
public interface Cancel {
    Cancel NEVER = () -> false;

    boolean requested();

    /// @throws CancellationException when the work should stop
    default void check() {
        if (requested())
            throw new CancellationException();
    }

    static Cancel when(BooleanSupplier condition) {
        return condition::getAsBoolean;
    }
}
