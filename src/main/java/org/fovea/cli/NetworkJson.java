package org.fovea.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fovea.compute.Outline;
import org.fovea.compute.Outline.Row;
import org.fovea.engine.Shape;

/// A network as JSON, for programs.
final class NetworkJson {
    private NetworkJson() {
    }

    /// @param outline of layers that all work
    static String of(Shape input, Outline outline) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        shape(json.putArray("input"), input);
        ArrayNode layers = json.putArray("layers");
        for (Row row : outline.rows()) {
            ObjectNode layer = layers.addObject().put("name", row.layer().name())
                    .put("kind", Documents.kind(row.layer()));
            if (row.output() != null) shape(layer.putArray("outputShape"), row.output());
            layer.put("parameters", row.parameters()).put("multiplyAdds", row.multiplyAdds());
        }
        json.put("parameters", outline.parameters()).put("multiplyAdds", outline.multiplyAdds());
        return json.toPrettyString();
    }

    private static void shape(ArrayNode array, Shape shape) {
        array.add(shape.channels()).add(shape.height()).add(shape.width());
    }
}
