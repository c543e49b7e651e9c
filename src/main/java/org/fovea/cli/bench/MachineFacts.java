package org.fovea.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.engine.simd.Kernels;

/// What was measured on.
///
/// @param processor its model as the system calls it, or its architecture
/// @param processors how many threads run at a time
/// @param system name, version and architecture
/// @param java the version of the Java runtime
/// @param kernels what the engine's inner loops are made of
public record MachineFacts(String processor, int processors, String system, String java, String kernels) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    static MachineFacts ofThisMachine(Kernels kernels) {
        String architecture = System.getProperty("os.arch", "");
        return new MachineFacts(model(architecture), Runtime.getRuntime().availableProcessors(),
                "%s %s %s".formatted(System.getProperty("os.name", ""), System.getProperty("os.version", ""),
                        architecture),
                Runtime.version().toString(), kernels.name());
    }

    private static String model(String otherwise) {
        if (!Files.isReadable(PROCESSORS)) return otherwise;
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL) && line.contains(":")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(otherwise);
        } catch (IOException _) {
            // A name is good to have, no more.
            return otherwise;
        }
    }
}
