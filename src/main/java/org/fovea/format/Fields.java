package org.fovea.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object of a document while it is read. Every value is checked, and what nobody asks for is kept, to be written
/// back.
final class Fields {
    /// The longest text: longer than any name that is typed.
    static final int LONGEST_TEXT = 10_000;

    private final ObjectNode node;
    private final String where;
    private final Entries entries;
    /// What was asked for, with the object it is where it is one.
    private final Map<String, @Nullable Fields> read = new HashMap<>();

    /// @param where what the object describes, for people: `layer 3`
    /// @throws Damage when it is no object
    Fields(JsonNode node, String where, Entries entries) {
        if (!(node instanceof ObjectNode object)) throw new Damage(where + " is not a JSON object");
        this.node = object;
        this.where = where;
        this.entries = entries;
    }

    String where() {
        return where;
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean isText(String name) {
        return node.path(name).isTextual();
    }

    private JsonNode get(String name) {
        read.putIfAbsent(name, null);
        JsonNode value = node.get(name);
        if (value == null) throw new Damage("%s has no “%s”".formatted(where, name));
        return value;
    }

    private Damage wrong(String name, String expected) {
        String text = node.path(name).toString();
        return new Damage("“%s” of %s is %s instead of %s".formatted(name, where,
                text.length() > 40 ? text.substring(0, 40) + "…" : text, expected));
    }

    String text(String name) {
        JsonNode value = get(name);
        if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) throw wrong(name, "a text");
        return value.textValue();
    }

    boolean flag(String name) {
        JsonNode value = get(name);
        if (!value.isBoolean()) throw wrong(name, "true or false");
        return value.booleanValue();
    }

    /// The same, or this value where the field is missing.
    boolean flag(String name, boolean otherwise) {
        return has(name) ? flag(name) : otherwise;
    }

    int integer(String name, int least, int most) {
        return integer(get(name), name, least, most);
    }

    private int integer(JsonNode value, String name, int least, int most) {
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < least
                || value.intValue() > most)
            throw wrong(name, "a whole number from %,d to %,d".formatted(least, most));
        return value.intValue();
    }

    long whole(String name) {
        JsonNode value = get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) throw wrong(name, "a whole number");
        return value.longValue();
    }

    /// A finite number.
    float number(String name) {
        JsonNode value = get(name);
        float number = (float) value.doubleValue();
        if (!value.isNumber() || !Float.isFinite(number)) throw wrong(name, "a number");
        return number;
    }

    /// The same, or this value where the field is missing.
    float number(String name, float otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /// One of the names of an enum, in lower case.
    <E extends Enum<E>> E word(String name, Class<E> kind) {
        String text = text(name);
        for (E each : kind.getEnumConstants()) if (word(each).equals(text)) return each;
        throw wrong(name, "one of " + String.join(", ", java.util.Arrays.stream(kind.getEnumConstants())
                .map(Fields::word).toList()));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    Fields object(String name) {
        var object = new Fields(get(name), "“%s” of %s".formatted(name, where), entries);
        read.put(name, object);
        return object;
    }

    /// An element of a list as an object, which is not part of what [#unread] tells.
    Fields element(JsonNode element, String of) {
        return new Fields(element, of, entries);
    }

    List<JsonNode> list(String name, int least, int most) {
        JsonNode value = get(name);
        if (!value.isArray()) throw wrong(name, "a list");
        if (value.size() < least || value.size() > most)
            throw new Damage("“%s” of %s has %,d entries instead of %,d to %,d".formatted(name, where, value.size(),
                    least, most));
        var list = new ArrayList<JsonNode>();
        value.forEach(list::add);
        return list;
    }

    List<Integer> integers(String name, int leastCount, int mostCount, int least, int most) {
        return list(name, leastCount, mostCount).stream().map(each -> integer(each, name, least, most)).toList();
    }

    /// Finite numbers.
    double[] numbers(String name, int least, int most) {
        return list(name, least, most).stream().mapToDouble(each -> {
            if (!each.isNumber() || !Float.isFinite((float) each.doubleValue())) throw wrong(name, "a list of numbers");
            return each.doubleValue();
        }).toArray();
    }

    List<String> texts(String name, int least, int most) {
        return list(name, least, most).stream().map(each -> {
            if (!each.isTextual() || each.textValue().length() > LONGEST_TEXT) throw wrong(name, "a list of texts");
            return each.textValue();
        }).toList();
    }

    /// The numbers in the entry that a field names, all finite.
    ///
    /// @param sides the shape it must have, 0 standing for any side of at least 1
    Npy.Array array(String name, int... sides) {
        return entries.array(text(name), sides);
    }

    /// The bytes of the entry that a field names.
    byte[] bytes(String name) {
        return entries.take(text(name));
    }

    /// What nobody asked for, of this object and of those in it.
    ObjectNode unread() {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            Fields inner = read.get(field.getKey());
            if (inner != null) {
                ObjectNode left = inner.unread();
                if (!left.isEmpty()) rest.set(field.getKey(), left);
            } else if (!read.containsKey(field.getKey())) rest.set(field.getKey(), field.getValue());
        });
        return rest;
    }
}
