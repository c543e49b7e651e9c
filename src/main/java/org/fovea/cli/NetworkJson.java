package org.fovea.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import org.fovea.compute.Outline;
import org.fovea.compute.Outline.Row;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.field.Union;
import org.fovea.engine.net.ReceptiveField;

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
            row.field().ifPresent(field -> field(layer.putObject("receptiveField"), field));
        }
        json.put("parameters", outline.parameters()).put("multiplyAdds", outline.multiplyAdds());
        return json.toPrettyString();
    }

    private static void field(ObjectNode json, ReceptiveField field) {
        Union rows = field.rows();
        Union columns = field.columns();
        json.putArray("size").add(rows.size()).add(columns.size());
        json.putArray("jump").add(number(rows.jump())).add(number(columns.jump()));
        json.putArray("start").add(rows.start()).add(columns.start());
        json.put("aligned", field.aligned());
    }

    /// A whole number where it is one.
    private static NumericNode number(Fraction fraction) {
        return fraction.denominator().equals(BigInteger.ONE)
                ? JsonNodeFactory.instance.numberNode(fraction.numerator().longValue())
                : JsonNodeFactory.instance.numberNode(fraction.doubleValue());
    }

    private static void shape(ArrayNode array, Shape shape) {
        array.add(shape.channels()).add(shape.height()).add(shape.width());
    }
}
