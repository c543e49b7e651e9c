package org.fovea.engine.simd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;

/// Processors as Linux numbers them, by calls of the C library: `sched_getcpu(3)`, `gettid(2)` and `sched_setaffinity(2)`.
final class LinuxProcessors implements Processors {
    /// The length of a set of processors, one bit each: more than Linux can be built for.
    private static final int BYTES = 1024;

    // Constants, so that the compiler sees through them.
    private static final MethodHandle PROCESSOR = function("sched_getcpu", FunctionDescriptor.of(JAVA_INT),
            Linker.Option.critical(false));
    private static final MethodHandle THREAD = function("gettid", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle GET = function("sched_getaffinity",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
    private static final MethodHandle SET = function("sched_setaffinity",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));

    private final int process = (int) ProcessHandle.current().pid();

    /// Whether this is Linux and Java lets this program call it. Without asking, Java would print a warning.
    static boolean permitted() {
        return System.getProperty("os.name", "").equals("Linux") && ADDRESS.byteSize() == JAVA_LONG.byteSize()
                && LinuxProcessors.class.getModule().isNativeAccessEnabled();
    }

    @Override
    public int current() {
        try {
            return (int) PROCESSOR.invokeExact();
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public int thread() {
        try {
            return (int) THREAD.invokeExact();
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public void keepOff(int thread, int processor) {
        // The process's own set may have been changed since.
        BitSet allowed = of(process);
        allowed.clear(processor);
        if (allowed.isEmpty()) return;
        try (Arena arena = Arena.ofConfined()) {
            long[] bits = allowed.toLongArray();
            // A refusal changes nothing.
            MemorySegment set = arena.allocate(BYTES, Long.BYTES);
            MemorySegment.copy(bits, 0, set, JAVA_LONG, 0, bits.length);
            int _ = (int) SET.invokeExact(thread, (long) BYTES, set);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The processors that a thread may use, or that of the main thread of a process; none if the system does not tell.
    BitSet of(int thread) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = arena.allocate(BYTES, Long.BYTES);
            int result = (int) GET.invokeExact(thread, (long) BYTES, set);
            return result < 0 ? new BitSet() : BitSet.valueOf(set.toArray(JAVA_LONG));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The descriptions are those of the manual; a wrong one would crash Java, hence the compiler's warning.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor form, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form, options);
    }

    private static RuntimeException failed(Throwable e) {
        if (e instanceof Error error) throw error;
        return e instanceof RuntimeException exception ? exception : new IllegalStateException(e);
    }
}
