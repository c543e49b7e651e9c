package org.fovea.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Tensors as NumPy reads them with `numpy.load`: format version 1.0, float32, little-endian, in C order
/// (numpy.lib.format). One channel is H×W, more are C×H×W.
public final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 14;

    private NpyFile() {
    }

    /// @throws org.fovea.engine.Problem when the file cannot be written
    public static void write(Path file, Tensor tensor) {
        byte[] header = header(tensor.shape);
        WholeFile.write(file, out -> {
            out.write(header);
            ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < tensor.data.length; from += CHUNK) {
                int count = Math.min(CHUNK, tensor.data.length - from);
                bytes.asFloatBuffer().put(tensor.data, from, count);
                out.write(bytes.array(), 0, count * Float.BYTES);
            }
        });
    }

    /// Magic, version, length and description, padded with spaces to a multiple of 64 bytes and ended by a newline.
    private static byte[] header(Shape shape) {
        String sides = (shape.channels() == 1 ? "" : shape.channels() + ", ") + shape.height() + ", " + shape.width();
        String description = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sides + "), }";
        int before = MAGIC.length + Short.BYTES;
        int length = Math.ceilDiv(before + description.length() + 1, ALIGNMENT) * ALIGNMENT;
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) (length - before))
                .put(description.getBytes(StandardCharsets.US_ASCII))
                .put(" ".repeat(length - before - description.length() - 1).getBytes(StandardCharsets.US_ASCII))
                .put((byte) '\n').array();
    }
}
