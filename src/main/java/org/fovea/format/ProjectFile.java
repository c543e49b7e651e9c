package org.fovea.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipException;
import org.fovea.engine.Problem;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.learn.Training;

/// A document as one `.fovea` file: a zip with everything in readable JSON, `network.json`, the picture as PNG or NumPy
/// array, and weights as NumPy arrays. It needs nothing else and opens the same everywhere.
///
/// A file that was made to do harm takes no more than 1 GB for what it holds, as much again for its arrays, and the memory
/// of a picture of [PictureFile#MOST_PIXELS]. Nothing is written to the disk but the file itself.
public final class ProjectFile {
    /// The version that is written; it grows when older programs would misread the file.
    public static final int VERSION = 1;
    /// How the name of a document's file ends.
    public static final String ENDING = ".fovea";
    static final int MOST_LAYERS = 5000;

    /// What is in a file.
    ///
    /// @param unknown what a newer program wrote and this one does not know
    public record Document(Project project, Selection selection, Unknown unknown) {
        public Document(Project project, Selection selection) {
            this(project, selection, Unknown.NONE);
        }
    }

    private ProjectFile() {
    }

    /// Whether a file is a document by its name.
    public static boolean isNamedSo(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT).endsWith(ENDING);
    }

    /// @throws Problem when it cannot be read, is none, is damaged or of a newer version
    public static Document read(Path file) {
        String name = String.valueOf(file.getFileName());
        return read(name, () -> {
            if (Files.isDirectory(file))
                throw new Problem("“%s” is a folder; choose a document in it.".formatted(name));
            if (!Files.exists(file))
                throw new Problem("There is no file “%s”; check the name and the folder.".formatted(file));
            // A pipe may never answer, and a device never end.
            if (!Files.isRegularFile(file))
                throw new Problem("“%s” is no ordinary file; copy the document to one first.".formatted(name));
            return Entries.read(file, json -> checkVersion(NetworkJson.parse(json), name));
        });
    }

    /// Reads the bytes of a document's file.
    ///
    /// @param name what it is called in a problem's sentence
    /// @throws Problem when it is no document, is damaged or of a newer version
    public static Document read(byte[] bytes, String name) {
        return read(name, () -> Entries.read(new ByteArrayInputStream(bytes), bytes.length,
                json -> checkVersion(NetworkJson.parse(json), name)));
    }

    private interface Opening {
        Entries open() throws IOException;
    }

    private static Document read(String name, Opening file) {
        try {
            Entries entries = file.open();
            return document(new Fields(NetworkJson.parse(entries.network()), "the document", entries));
        } catch (Entries.Foreign e) {
            throw new Problem("“%s” is not a Fovea document; choose a file that Fovea saved.".formatted(name), e);
        } catch (Damage e) {
            throw new Problem("“%s” is damaged: %s; open another copy of it.".formatted(name, e.what()), e);
        } catch (EOFException | ZipException | IllegalArgumentException e) {
            throw new Problem("“%s” is damaged or incomplete; open another copy of it.".formatted(name), e);
        } catch (AccessDeniedException e) {
            throw new Problem("“%s” may not be read by you; change its permissions or copy it.".formatted(name), e);
        } catch (IOException e) {
            throw new Problem("“%s” cannot be read (%s); copy it to this computer and try again.".formatted(name,
                    e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw new Problem("“%s” needs more memory than there is; close other programs and try again."
                    .formatted(name), e);
        }
    }

    /// Writes a document whole or not at all.
    ///
    /// @throws Problem when it cannot be written; an older file of that name stays as it was
    public static void write(Path file, Document document) {
        new ProjectWriter().write(file, document);
    }

    private static void checkVersion(ObjectNode json, String name) {
        JsonNode version = json.path("version");
        if (!version.isIntegralNumber() || version.asLong() < 1) throw new Damage("it says no version");
        if (!version.canConvertToInt() || version.intValue() > VERSION)
            throw new Problem(
                    "“%s” was saved by a newer Fovea (version %s of the format, this one knows %d); update Fovea to open it."
                            .formatted(name, version.asText(), VERSION));
    }

    private static Document document(Fields json) {
        json.integer("version", 1, VERSION);
        List<JsonNode> list = json.list("layers", 1, MOST_LAYERS);
        var layers = new ArrayList<Layer>();
        var unknown = new ArrayList<Unknown.OfLayer>();
        var names = new HashSet<String>();
        for (int n = 1; n <= list.size(); n++) {
            Fields fields = json.element(list.get(n - 1), "layer " + n);
            layers.add(LayerFields.read(n, fields, names));
            unknown.add(new Unknown.OfLayer(fields.text("name"), fields.text("kind"), fields.unread()));
        }
        Training training = json.has("training") ? TrainingFields.read(json.object("training")) : null;
        // The picture comes last: reading it takes longest, and is in vain when the rest is damaged.
        Picture picture = PictureFields.read(json.object("picture"));
        Fitting.check(picture.shape(), layers);
        var project = new Project(picture, layers, training);
        Selection selection = json.has("selection") ? selection(json.object("selection"), project) : Selection.FIRST;
        return new Document(project, selection, new Unknown(json.unread(), unknown, training));
    }

    private static Selection selection(Fields json, Project project) {
        List<Integer> pinned = json.has("pinned") ? json.integers("pinned", 2, 2, 0, Integer.MAX_VALUE) : List.of();
        return new Selection(json.integer("layer", 1, project.layers().size()),
                json.integer("map", 0, Integer.MAX_VALUE), pinned.isEmpty()
                        ? null
                        : new Cell(pinned.get(0), pinned.get(1)))
                .within(project);
    }
}
