package org.fovea.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.engine.Problem;

/// A JSON object of a document while it is written, and the numbers that go into entries of their own.
final class Parts {
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();
    private final Map<String, EntryContent> entries;
    private final String prefix;
    private final String owner;

    /// @param entries receives what goes beside the JSON
    Parts(Map<String, EntryContent> entries) {
        this(entries, "", "the picture");
    }

    private Parts(Map<String, EntryContent> entries, String prefix, String owner) {
        this.entries = entries;
        this.prefix = prefix;
        this.owner = owner;
    }

    static Map<String, EntryContent> noEntries() {
        return new LinkedHashMap<>();
    }

    /// An object beside this one whose arrays go into entries called `prefix.NAME.npy`.
    Parts of(String newPrefix, String newOwner) {
        return new Parts(entries, newPrefix, newOwner);
    }

    ObjectNode node() {
        return node;
    }

    void put(String name, String value) {
        node.put(name, value);
    }

    void put(String name, Enum<?> value) {
        node.put(name, Fields.word(value));
    }

    void put(String name, boolean value) {
        node.put(name, value);
    }

    void put(String name, long value) {
        node.put(name, value);
    }

    void put(String name, float value) {
        node.put(name, finite(value));
    }

    void put(String name, Parts value) {
        node.set(name, value.node);
    }

    void put(String name, int... values) {
        ArrayNode list = node.putArray(name);
        for (int value : values) list.add(value);
    }

    void put(String name, float... values) {
        ArrayNode list = node.putArray(name);
        for (float value : values) list.add(finite(value));
    }

    void put(String name, double... values) {
        ArrayNode list = node.putArray(name);
        for (double value : values) list.add(value);
    }

    void objects(String name, List<Parts> values) {
        ArrayNode list = node.putArray(name);
        values.forEach(value -> list.add(value.node));
    }

    void put(String name, List<String> values) {
        ArrayNode list = node.putArray(name);
        values.forEach(list::add);
    }

    /// Puts an array into an entry of its own, whose name stands in the JSON.
    void array(String name, List<Integer> shape, float[] data) {
        for (float value : data) finite(value);
        entry(name, prefix + "." + name + ".npy", new EntryContent.Numbers(shape, data));
    }

    /// One number per channel or output.
    void array(String name, float[] data) {
        array(name, List.of(data.length), data);
    }

    void entry(String name, String entry, EntryContent content) {
        node.put(name, entry);
        entries.put(entry, content);
    }

    private float finite(float value) {
        if (!Float.isFinite(value))
            throw new Problem(
                    "The document cannot be saved: %s holds a value that is not a number; undo what made it."
                            .formatted(owner));
        return value;
    }
}
