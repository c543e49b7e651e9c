package org.fovea.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The text of a document's JSON, within limits on the way in and the same on every system on the way out.
final class NetworkJson {
    private static final int DEEPEST = 64;
    private static final int MOST_TOKENS = 2_000_000;
    private static final ObjectMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS).maxStringLength(Entries.MOST_JSON_BYTES).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private NetworkJson() {
    }

    /// @throws Damage when it is not a JSON object, is nested too deeply or too long
    static ObjectNode parse(byte[] bytes) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) return object;
            throw new Damage("its %s is not a JSON object".formatted(Entries.NETWORK));
        } catch (StreamConstraintsException e) {
            throw new Damage("its %s is nested deeper than %d levels or too long".formatted(Entries.NETWORK, DEEPEST),
                    e);
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " (line %d, column %d)".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw new Damage("its %s is not valid JSON%s".formatted(Entries.NETWORK, at), e);
        } catch (IOException e) {
            throw new Damage("its %s is not valid JSON".formatted(Entries.NETWORK), e);
        }
    }

    static byte[] bytes(JsonNode node) {
        var lines = new DefaultIndenter("  ", "\n");
        try {
            return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(lines)).writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree can always be written", e);
        }
    }
}
