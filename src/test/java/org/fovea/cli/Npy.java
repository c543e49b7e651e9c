package org.fovea.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A float32 array in NumPy's format, read and written by its specification alone: what an outsider sees of our files.
record Npy(List<Integer> shape, float[] values) {
    private static final Pattern HEADER = Pattern
            .compile("\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\} *\n");

    static Npy read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        if (!new String(magic, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY\u0001\u0000"))
            throw new IOException("not an NPY file");
        byte[] text = new byte[bytes.getShort()];
        bytes.get(text);
        var header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
        if (!header.matches())
            throw new IOException("not as specified: " + new String(text, StandardCharsets.US_ASCII));
        var shape = new ArrayList<Integer>();
        for (String side : header.group(1).split(",", -1))
            if (!side.isBlank()) shape.add(Integer.valueOf(side.strip()));
        var values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return new Npy(shape, values);
    }

    /// @param descr NumPy's name of the type, such as `<f4`
    static Path write(Path file, String descr, boolean fortranOrder, String shape, byte[] data) throws IOException {
        String text = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(descr,
                fortranOrder ? "True" : "False", shape);
        byte[] header = (text + " ".repeat(63 - (text.length() + 10) % 64) + "\n").getBytes(StandardCharsets.US_ASCII);
        return Files.write(file, ByteBuffer.allocate(10 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) header.length)
                .put(header).put(data).array());
    }

    static Path write(Path file, String shape, float... values) throws IOException {
        var data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return write(file, "<f4", false, shape, data.array());
    }
}
