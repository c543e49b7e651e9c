package org.fovea.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.export.WholeFile;
import org.fovea.format.ProjectFile.Document;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Selection;
import org.fovea.project.learn.Training;
import org.jspecify.annotations.Nullable;

/// Writes documents, the same bytes for equal ones. It remembers the last picture as it stands in the file, so that writing
/// the same document again and again costs what has changed. For one thread at a time.
public final class ProjectWriter {
    /// Zip has no time before; a real one would make equal documents different files.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private @Nullable PictureEntry last;

    /// Writes a document whole or not at all.
    ///
    /// @throws Problem when it cannot be written; an older file of that name stays as it was
    public void write(Path file, Document document) {
        Map<String, EntryContent> entries = Parts.noEntries();
        byte[] json = NetworkJson.bytes(json(document, entries));
        if (json.length > Entries.MOST_JSON_BYTES) throw tooLarge("names of layers, filters and classes");
        if (entries.size() >= Entries.MOST_ENTRIES) throw tooLarge("layers");
        WholeFile.write(target(file), out -> {
            var zip = new ZipOutputStream(out);
            long total = write(zip, Entries.NETWORK, new EntryContent.Bytes(json));
            for (var entry : entries.entrySet()) total += write(zip, entry.getKey(), entry.getValue());
            if (total > Entries.MOST_BYTES) throw tooLarge("weights and pixels");
            zip.finish();
        });
    }

    private static Problem tooLarge(String what) {
        return new Problem("The document cannot be saved: it has more %s than a file can hold; make it smaller."
                .formatted(what));
    }

    /// A link stays a link.
    private static Path target(Path file) {
        try {
            return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new Problem("“%s” was not written: it is a link that leads nowhere; choose another name."
                    .formatted(file), e);
        }
    }

    private ObjectNode json(Document document, Map<String, EntryContent> entries) {
        var root = new Parts(entries);
        List<Layer> layers = document.project().layers();
        if (layers.size() > ProjectFile.MOST_LAYERS) throw tooLarge("layers");
        root.put("version", ProjectFile.VERSION);
        root.put("picture", PictureFields.write(document.project().picture(),
                pixels(document.project().picture().original()), root));
        ArrayNode list = root.node().putArray("layers");
        var each = new ArrayList<ObjectNode>();
        for (int n = 1; n <= layers.size(); n++) each.add(LayerFields.write(n, layers.get(n - 1), root).node());
        each.forEach(list::add);
        root.put("selection", json(document.selection(), root));
        Training.of(document.project()).ifPresent(
                training -> root.put("training", TrainingFields.write(training, root)));
        document.unknown().addTo(root.node(), document.project(), each);
        return root.node();
    }

    private static Parts json(Selection selection, Parts document) {
        Parts json = document.of("", "the selection");
        json.put("layer", selection.layer());
        json.put("map", selection.filter());
        Cell pinned = selection.pinned();
        if (pinned != null) json.put("pinned", pinned.row(), pinned.column());
        return json;
    }

    private PictureEntry pixels(Tensor original) {
        if (last == null || last.pixels() != original) last = PictureEntry.of(original);
        return last;
    }

    /// Stored as it is: weights are hardly made smaller by packing, and PNG is packed already.
    ///
    /// @return its size in bytes
    private static long write(ZipOutputStream zip, String name, EntryContent content) throws IOException {
        var count = new Count();
        var sum = new CheckedOutputStream(count, new CRC32());
        content.writeTo(sum);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(count.bytes);
        entry.setCrc(sum.getChecksum().getValue());
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
        return count.bytes;
    }

    private static final class Count extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] many, int from, int length) {
            bytes += length;
        }
    }
}
