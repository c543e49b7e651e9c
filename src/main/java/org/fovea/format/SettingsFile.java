package org.fovea.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.fovea.engine.Problem;
import org.fovea.export.WholeFile;
import org.jspecify.annotations.Nullable;

/// Settings as `settings.json` in a folder. Windows that write it one after the other add to each other's lists of recent
/// files, and keep fields they do not know.
public final class SettingsFile {
    /// How many recent files are remembered of each kind.
    public static final int RECENT = 12;
    private static final String NAME = "settings.json";
    private static final long MOST_BYTES = 1 << 20;

    private SettingsFile() {
    }

    /// What was saved last, or the usual settings.
    ///
    /// @throws Problem when it is damaged
    public static Settings read(Path folder) {
        return tree(folder).map(SettingsFile::settings).orElse(Settings.USUAL);
    }

    private static Settings settings(JsonNode json) {
        return new Settings(json.path("theme").asText("system"), paths(json.path("pictures")),
                paths(json.path("documents")), path(json.path("open")));
    }

    /// @throws Problem when the folder cannot be written; what was saved before is then still there
    public static void write(Path folder, Settings settings) {
        ObjectNode json = existing(folder);
        Settings before = settings(json);
        json.put("theme", settings.theme());
        put(json.putArray("pictures"), settings.pictures(), before.pictures());
        put(json.putArray("documents"), settings.documents(), before.documents());
        Path open = settings.open();
        if (open == null) json.remove("open");
        else
            json.put("open", open.toString());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("Settings cannot be remembered in %s (%s); set FOVEA_HOME to another folder."
                    .formatted(folder, e.getMessage()), e);
        }
        WholeFile.write(folder.resolve(NAME), out -> out.write(NetworkJson.bytes(json)));
    }

    private static ObjectNode existing(Path folder) {
        try {
            return tree(folder).orElseGet(JsonNodeFactory.instance::objectNode);
        } catch (Problem damaged) {
            // That was told when the app started; these settings replace it.
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static Optional<ObjectNode> tree(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) return Optional.empty();
            if (Files.size(file) > MOST_BYTES) throw damaged(file, null);
            return Optional.of(NetworkJson.parse(Files.readAllBytes(file)));
        } catch (IOException | Damage e) {
            throw damaged(file, e);
        }
    }

    private static Problem damaged(Path file, @Nullable Exception cause) {
        String sentence = "The settings in %s cannot be read; Fovea starts with the usual ones.".formatted(file);
        return cause == null ? new Problem(sentence) : new Problem(sentence, cause);
    }

    private static void put(ArrayNode list, List<Path> mine, List<Path> theirs) {
        var all = new LinkedHashSet<>(mine);
        all.addAll(theirs);
        all.stream().limit(RECENT).forEach(path -> list.add(path.toString()));
    }

    private static List<Path> paths(JsonNode list) {
        var paths = new ArrayList<Path>();
        for (JsonNode each : list) {
            Path path = path(each);
            if (path != null && paths.size() < RECENT) paths.add(path);
        }
        return paths;
    }

    private static @Nullable Path path(JsonNode json) {
        try {
            return json.isTextual() ? Path.of(json.textValue()) : null;
        } catch (InvalidPathException fromAnotherSystem) {
            return null;
        }
    }
}
