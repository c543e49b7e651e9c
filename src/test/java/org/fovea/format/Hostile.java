package org.fovea.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A saved document taken apart, changed in ways no program would, and put together again.
final class Hostile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private Hostile(Path file) {
        this.file = file;
    }

    static Hostile of(Path file) throws IOException {
        var hostile = new Hostile(file);
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList())
                hostile.entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
        return hostile;
    }

    Set<String> names() {
        return entries.keySet();
    }

    Hostile json(JsonNode json) throws IOException {
        return entry("network.json", MAPPER.writeValueAsBytes(json));
    }

    Hostile json(String text) {
        return entry("network.json", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Changes the object at a JSON pointer.
    Hostile at(String pointer, Consumer<ObjectNode> change) throws IOException {
        JsonNode json = MAPPER.readTree(entries.get("network.json"));
        change.accept((ObjectNode) json.at(pointer));
        return json(json);
    }

    Hostile entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    Hostile array(String name, List<Integer> shape, float... values) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Npy.write(bytes, shape, values);
        return entry(name, bytes.toByteArray());
    }

    Hostile without(String name) {
        entries.remove(name);
        return this;
    }

    /// Puts it together again, packed as well as possible.
    void write() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(9);
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }
}
