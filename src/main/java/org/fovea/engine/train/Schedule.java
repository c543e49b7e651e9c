package org.fovea.engine.train;

/// How the learning rate changes while training goes on.
public sealed interface Schedule {
    /// What the learning rate is multiplied by.
    ///
    /// @param epochs how many have passed, with the part of the one that runs
    /// @param all how many there will be
    double factor(double epochs, int all);

    /// Never.
    record Constant() implements Schedule {
        @Override
        public double factor(double epochs, int all) {
            return 1;
        }
    }

    /// Multiplied by `gamma` after every so many epochs.
    record Step(int every, float gamma) implements Schedule {
        /// @throws IllegalArgumentException when there is no such step
        public Step {
            if (every < 1 || !(gamma > 0 && gamma <= 1))
                throw new IllegalArgumentException("every %d epochs by %s".formatted(every, gamma));
        }

        @Override
        public double factor(double epochs, int all) {
            return Math.pow(gamma, Math.floor(epochs / every));
        }
    }

    /// Half a cosine from 1 down to 0 (Loshchilov and Hutter, arXiv:1608.03983, without restarts).
    record Cosine() implements Schedule {
        @Override
        public double factor(double epochs, int all) {
            return (1 + Math.cos(Math.PI * Math.clamp(epochs / all, 0, 1))) / 2;
        }
    }
}
