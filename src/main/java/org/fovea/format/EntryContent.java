package org.fovea.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// What an entry of a document holds.
sealed interface EntryContent {
    void writeTo(OutputStream out) throws IOException;

    /// Bytes as they are.
    record Bytes(byte[] bytes) implements EntryContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /// A NumPy array.
    record Numbers(List<Integer> shape, float[] data) implements EntryContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            Npy.write(out, shape, data);
        }
    }
}
