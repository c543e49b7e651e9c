package org.fovea.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// Whether someone reads along. Java itself tells it of input and output together only, so the C library is asked.
final class Terminal {
    private static final int ERRORS = 2;

    private Terminal() {
    }

    /// Whether complaints go to a terminal, rather than to a file or another program. Restricted, because a library could do
    /// anything; this one is the system's own.
    @SuppressWarnings("restricted")
    static boolean showsErrors() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty")
                .or(() -> linker.defaultLookup().find("_isatty"));
        if (isatty.isEmpty()) return false;
        MethodHandle asked = linker.downcallHandle(isatty.get(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return MethodHandleProxies.asInterfaceInstance(IntUnaryOperator.class, asked).applyAsInt(ERRORS) != 0;
    }
}
