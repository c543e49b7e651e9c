package org.fovea.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fovea.engine.Problem;

/// What lies in a document's zip, read from beginning to end within limits: whatever the file claims, it takes no more
/// memory than [#MOST_BYTES] until it is decoded. Nothing is ever written to the disk.
final class Entries {
    static final String NETWORK = "network.json";
    /// All entries together, unpacked.
    static final long MOST_BYTES = 1L << 30;
    static final int MOST_JSON_BYTES = 16 << 20;
    static final int MOST_ENTRIES = 25_000;
    /// What is written here is hardly packed; only beyond this many bytes a file is asked how far it was.
    private static final long ANY_RATIO = 16 << 20;
    private static final int MOST_RATIO = 100;
    private static final byte[] START = {'P', 'K', 3, 4};

    private final Map<String, byte[]> content = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Entries() {
    }

    /// @param network receives the JSON as soon as it is met, so that a newer version is told before the rest is judged
    /// @throws Damage when it is not such a file, or goes beyond the limits
    static Entries read(Path file, Consumer<byte[]> network) throws IOException {
        return read(Files.newInputStream(file), Files.size(file), network);
    }

    /// The same from bytes that come from anywhere.
    ///
    /// @param source is closed
    /// @param size how many bytes there are
    static Entries read(InputStream source, long size, Consumer<byte[]> network) throws IOException {
        var entries = new Entries();
        try (var in = new BufferedInputStream(source, 1 << 16)) {
            in.mark(START.length);
            if (!Arrays.equals(in.readNBytes(START.length), START)) throw new Foreign();
            in.reset();
            try (var zip = new ZipInputStream(in)) {
                entries.readAll(zip, size, network);
            }
        }
        if (!entries.content.containsKey(NETWORK)) throw new Foreign();
        return entries;
    }

    /// The file was never a document.
    static final class Foreign extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void readAll(ZipInputStream zip, long size, Consumer<byte[]> network) throws IOException {
        long total = 0;
        int count = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (++count > MOST_ENTRIES) throw new Damage("it holds more than %,d entries".formatted(MOST_ENTRIES));
            checkName(name);
            if (entry.isDirectory()) continue;
            long most = Math.min(MOST_BYTES, Math.max(ANY_RATIO, size * MOST_RATIO)) - total;
            boolean isNetwork = name.equals(NETWORK);
            byte[] bytes = read(zip, isNetwork ? Math.min(most, MOST_JSON_BYTES) : most, name);
            total += bytes.length;
            if (content.putIfAbsent(name, bytes) != null) throw new Damage("it holds “%s” twice".formatted(name));
            if (isNetwork) network.accept(bytes);
        }
    }

    private static void checkName(String name) {
        boolean outside = name.startsWith("/") || name.contains("\\") || name.contains(":")
                || List.of(name.split("/", -1)).contains("..");
        if (outside || name.length() > Fields.LONGEST_TEXT)
            throw new Damage("it names a file outside itself (“%s”)".formatted(
                    name.substring(0, Math.min(80, name.length()))));
    }

    private static byte[] read(InputStream in, long most, String name) throws IOException {
        byte[] bytes = in.readNBytes((int) most + 1);
        if (bytes.length <= most) return bytes;
        if (name.equals(NETWORK) && most == MOST_JSON_BYTES)
            throw new Damage("its %s is larger than %d MB".formatted(NETWORK, MOST_JSON_BYTES >> 20));
        throw new Damage("it unpacks to far more than it holds");
    }

    byte[] network() {
        return take(NETWORK);
    }

    /// An entry, which is then given back to the memory; each can be taken once.
    ///
    /// @throws Damage when it is missing
    byte[] take(String name) {
        byte[] bytes = content.remove(name);
        if (bytes == null)
            throw new Damage(taken.contains(name)
                    ? "“%s” is used twice".formatted(name)
                    : "“%s” is missing".formatted(name));
        taken.add(name);
        return bytes;
    }

    /// An entry as finite numbers.
    ///
    /// @param sides the shape it must have, 0 standing for any side of at least 1
    Npy.Array array(String name, int... sides) {
        Npy.Array array;
        try {
            array = Npy.readReal(take(name), "“" + name + "”");
        } catch (Problem problem) {
            throw new Damage(problem.sentence().split("; ", 2)[0], problem);
        }
        List<Integer> shape = array.shape();
        boolean fits = shape.size() == sides.length;
        for (int i = 0; fits && i < sides.length; i++)
            fits = shape.get(i) >= 1 && (sides[i] == 0 || shape.get(i) == sides[i]);
        if (!fits)
            throw new Damage("“%s” holds an array of %s instead of %s".formatted(name, text(shape),
                    expected(sides)));
        for (float value : array.data())
            if (!Float.isFinite(value)) throw new Damage("“%s” holds a value that is not a number".formatted(name));
        return array;
    }

    private static String expected(int... sides) {
        return String.join("×", Arrays.stream(sides).mapToObj(side -> side == 0 ? "any" : "" + side).toList());
    }

    private static String text(List<Integer> shape) {
        return shape.isEmpty()
                ? "a single number"
                : String.join("×", shape.stream().map(String::valueOf).toList());
    }
}
