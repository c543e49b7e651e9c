package org.fovea.compute;

/// How the memory Java may use is shared out, in bytes.
public final class Memory {
    private Memory() {
    }

    /// For full feature maps; where they need more, only the selected one is kept in full.
    public static long maps() {
        return Runtime.getRuntime().maxMemory() / 4;
    }

    /// For the pictures that undo can bring back.
    public static long undo() {
        return Runtime.getRuntime().maxMemory() / 4;
    }
}
