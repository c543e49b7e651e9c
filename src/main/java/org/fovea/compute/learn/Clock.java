package org.fovea.compute.learn;

import java.util.concurrent.locks.LockSupport;

/// The time a training goes by.
public interface Clock {
    /// That of the computer.
    Clock SYSTEM = new Clock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void await(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    /// Nanoseconds since some moment.
    long nanos();

    /// Lets about so much time pass.
    void await(long nanos);
}
