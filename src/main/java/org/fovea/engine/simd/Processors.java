package org.fovea.engine.simd;

/// Which processors threads run on, as far as the system tells and lets itself be told.
interface Processors {
    /// Tells nothing and leaves every thread where it is.
    Processors ANYWHERE = new Processors() {
        @Override
        public int current() {
            return UNKNOWN;
        }

        @Override
        public int thread() {
            return UNKNOWN;
        }

        @Override
        public void keepOff(int thread, int processor) {
            throw new IllegalStateException("processor %d of thread %d".formatted(processor, thread));
        }
    };

    int UNKNOWN = -1;

    /// The processor that the caller's thread is on at this moment, or [#UNKNOWN].
    int current();

    /// The system's number of the caller's thread, or [#UNKNOWN].
    int thread();

    /// From now on the thread runs on any processor that this process may use, but not on this one. It stays as it is where
    /// there is no other one, or where the system refuses.
    void keepOff(int thread, int processor);

    /// What this system offers. Takes 80 ms the first time.
    static Processors ofThisSystem() {
        if (!LinuxProcessors.permitted()) return ANYWHERE;
        try {
            Processors processors = new LinuxProcessors();
            return processors.current() >= 0 && processors.thread() > 0 ? processors : ANYWHERE;
        } catch (LinkageError | RuntimeException e) {
            // Another C library, or a Java that cannot call it: the system places the threads alone.
            return ANYWHERE;
        }
    }
}
