package org.fovea.format;

/// What is wrong in a document, as the middle of a sentence: `layer “conv1” has no kernel`. Never leaves this package.
final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damage(String what) {
        super(what);
    }

    Damage(String what, Throwable cause) {
        super(what, cause);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
