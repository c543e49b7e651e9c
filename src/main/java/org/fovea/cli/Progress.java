package org.fovea.cli;

/// What is being done, in one line of a terminal that is written over again and gone at the end, also when the user stops
/// the program.
final class Progress implements AutoCloseable {
    private static final String ERASE = "\r\u001b[K";

    private final Console console;
    private final boolean shown;
    private final Thread whenStopped;

    /// @param shown whether anyone reads along; otherwise nothing is written
    Progress(Console console, boolean shown) {
        this.console = console;
        this.shown = shown;
        this.whenStopped = new Thread(this::erase);
        if (shown) Runtime.getRuntime().addShutdownHook(whenStopped);
    }

    void say(String what) {
        if (shown) console.whisper(ERASE + what);
    }

    /// Before something else is written to the same terminal.
    void erase() {
        if (shown) console.whisper(ERASE);
    }

    @Override
    public void close() {
        if (!shown) return;
        erase();
        Runtime.getRuntime().removeShutdownHook(whenStopped);
    }
}
