package org.fovea.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.Trained;
import org.jspecify.annotations.Nullable;

/// What a document held that this program does not know, to be written back: fields of the document, fields of its
/// layers, which follow them by name, and fields of its training, which go with it.
public final class Unknown {
    public static final Unknown NONE = new Unknown(JsonNodeFactory.instance.objectNode(), List.of(), null);

    /// @param kind what the layer was, as it stood in the file
    record OfLayer(String name, String kind, ObjectNode fields) {
    }

    private final ObjectNode fields;
    private final List<OfLayer> layers;
    private final @Nullable Trained training;

    /// @param layers one per layer of the document
    /// @param training what the document remembered of it, null where it did not
    Unknown(ObjectNode fields, List<OfLayer> layers, @Nullable Trained training) {
        this.fields = fields;
        this.layers = List.copyOf(layers);
        this.training = training;
    }

    /// Adds what is unknown to a document that is about to be written.
    ///
    /// @param json one per layer
    void addTo(ObjectNode document, Project project, List<ObjectNode> json) {
        List<Layer> now = project.layers();
        ObjectNode fitting = fields.deepCopy();
        if (training != null && !isThere(project.training())) fitting.remove("training");
        merge(fitting, document);
        Set<String> names = new HashSet<>();
        for (Layer layer : now) names.add(layer.name());
        Map<String, OfLayer> named = new HashMap<>();
        for (OfLayer layer : layers) named.put(layer.name(), layer);
        for (int i = 0; i < now.size(); i++) {
            OfLayer own = named.get(now.get(i).name());
            // A layer that was renamed stands where it stood, and nobody else has its old name.
            if (own == null && i < layers.size() && !names.contains(layers.get(i).name())) own = layers.get(i);
            if (own != null) addTo(json.get(i), own);
        }
    }

    private boolean isThere(@Nullable Trained now) {
        return now != null && training != null && now.withEdits().equals(training.withEdits());
    }

    private static void addTo(ObjectNode layer, OfLayer own) {
        ObjectNode fitting = own.fields().deepCopy();
        // The settings of another kind mean nothing.
        if (!layer.path("kind").asText().equals(own.kind())) fitting.remove("settings");
        merge(fitting, layer);
    }

    private static void merge(ObjectNode from, ObjectNode into) {
        from.properties().forEach(field -> {
            JsonNode there = into.get(field.getKey());
            if (there == null) into.set(field.getKey(), field.getValue());
            else if (there instanceof ObjectNode object && field.getValue() instanceof ObjectNode more)
                merge(more, object);
        });
    }
}
