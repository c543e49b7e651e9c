package org.fovea.engine;

/// The world's mistake, not the programmer's: a file that cannot be read, a setting that cannot work. Its message is one
/// clear sentence for the user that says what is wrong, where, and what to do.
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Problem(String sentence) {
        super(sentence);
    }

    public Problem(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence for the user; never null.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
