package org.fovea.format;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.PatternPicture;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.jspecify.annotations.Nullable;

/// Remembers what was open: JSON that says it all, and beside it, as a NumPy file, the pixels of a pasted picture. That file
/// is named after what it holds, so that it is written once, however often the rest changes, and the JSON never stands
/// beside the pixels of another picture. Files are written whole or not at all, the JSON last.
public final class SessionFile {
    /// @param theme `light`, `dark` or `system`
    /// @param recent the files opened last, newest first
    public record Settings(String theme, List<Path> recent) {
    }

    public record State(Project project, Selection selection, Settings settings) {
    }

    private static final String JSON = "session.json";
    private static final Pattern IS_PIXELS = Pattern.compile("picture-[0-9a-f]{64}\\.npy");
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private SessionFile() {
    }

    /// @throws Problem when the folder cannot be written; what was saved before is then still there
    public static void write(Path folder, State state) {
        try {
            Files.createDirectories(folder);
            Picture picture = state.project().picture();
            String pixels = picture.source() instanceof Source.Pasted ? writePixels(folder, picture.original()) : null;
            replace(folder.resolve(JSON), out -> out.write(MAPPER.writeValueAsBytes(SessionJson.of(state, pixels))));
            deletePixelsBut(pixels, folder);
        } catch (IOException e) {
            throw new Problem(
                    "What is open cannot be remembered in %s (%s); make room there or set FOVEA_HOME to another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /// What was saved last, or nothing.
    ///
    /// @throws Problem when it is damaged, of a newer version, or its picture is gone
    public static Optional<State> read(Path folder) {
        return read(folder, json -> json.state(source -> picture(source, json.picture().pixels(), folder)));
    }

    /// The filters, settings and all else that was saved last, with another picture: for when their own is gone.
    ///
    /// @throws Problem when it is damaged or of a newer version
    public static Optional<State> readOn(Path folder, Picture instead) {
        return read(folder, json -> json.stateOn(instead));
    }

    private static Optional<State> read(Path folder, Function<SessionJson, State> meaning) {
        Path file = folder.resolve(JSON);
        if (!Files.exists(file)) return Optional.empty();
        try {
            byte[] bytes = Files.readAllBytes(file);
            // Before anything else: the rest of a newer file may be laid out in another way.
            if (MAPPER.readTree(bytes).path("version").asLong() > SessionJson.VERSION)
                throw new Problem(
                        "What was open last was saved by a newer Fovea; it starts with the first lesson instead.");
            SessionJson json = MAPPER.readValue(bytes, SessionJson.class);
            if (json == null) throw damaged(null);
            return Optional.of(meaning.apply(json));
        } catch (IOException | IllegalArgumentException e) {
            // Also what does not fit the records: that was not written by this program.
            throw damaged(e);
        }
    }

    /// Moves what was saved into the folder `unread` beside it, so that the next save does not write over what could not be
    /// restored.
    ///
    /// @return where it lies now
    /// @throws Problem when it cannot be moved
    public static Path setAside(Path folder) {
        Path unread = folder.resolve("unread");
        try {
            Files.createDirectories(unread);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    if (name.equals(JSON) || IS_PIXELS.matcher(name).matches())
                        Files.move(file, unread.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return unread;
        } catch (IOException e) {
            throw new Problem("What was open last cannot be restored, nor moved to %s (%s).".formatted(unread,
                    e.getMessage()), e);
        }
    }

    private static Problem damaged(@Nullable Exception cause) {
        String sentence = "What was open last cannot be restored, its file is damaged; Fovea starts with the first lesson.";
        return cause == null ? new Problem(sentence) : new Problem(sentence, cause);
    }

    private static Tensor picture(Source source, @Nullable String pixels, Path folder) {
        return switch (source) {
            case Source.FromFile f -> PictureFile.read(f.file());
            case Source.Sample s -> SampleImages.read(s.name());
            case Source.Generated g -> PatternPicture.of(g.pattern(), g.height(), g.width(), g.seed());
            case Source.Pasted _ -> readPixels(folder, pixels);
        };
    }

    /// @return the name of the file
    private static String writePixels(Path folder, Tensor pixels) throws IOException {
        String name = "picture-" + fingerprint(pixels) + ".npy";
        Path file = folder.resolve(name);
        if (!Files.exists(file)) replace(file, out -> writePixels(out, pixels));
        return name;
    }

    private static void writePixels(OutputStream out, Tensor pixels) throws IOException {
        Shape shape = pixels.shape;
        Npy.write(out, List.of(shape.channels(), shape.height(), shape.width()), pixels.data);
    }

    private static String fingerprint(Tensor pixels) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            writePixels(new DigestOutputStream(OutputStream.nullOutputStream(), digest), pixels);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java knows SHA-256", e);
        }
    }

    private static void deletePixelsBut(@Nullable String kept, Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (IS_PIXELS.matcher(name).matches() && !name.equals(kept)) Files.deleteIfExists(file);
            }
        }
    }

    private static Tensor readPixels(Path folder, @Nullable String name) {
        if (name == null || !IS_PIXELS.matcher(name).matches()) throw damaged(null);
        try {
            Npy.Array array = Npy.read(folder.resolve(name));
            List<Integer> shape = array.shape();
            if (shape.size() != 3) throw damaged(null);
            return new Tensor(new Shape(shape.get(0), shape.get(1), shape.get(2)), array.data());
        } catch (IOException | Problem e) {
            throw new Problem(
                    "The picture pasted last time cannot be restored, its file is gone or damaged; paste it again.",
                    e);
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void replace(Path file, Content content) throws IOException {
        // A name of its own: another window may be writing the same file.
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + "-", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
