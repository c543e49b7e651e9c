package org.fovea.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/// The bytes of a file, as ImageIO's decoders read them. Some decoders take the end of a damaged file for more data and
/// would ask for it forever; here they are stopped.
final class FileBytes extends ImageInputStreamImpl {
    /// Decoders of undamaged files ask for a few dozen bytes past the end at most.
    private static final int MOST_READS_PAST_END = 10_000;

    private final byte[] bytes;
    private int readsPastEnd;

    FileBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Whether a WebP file is shorter than its header says (RIFF: a length in bytes 4…7 that leaves out the first 8). Its
    /// decoder would make up the rest.
    boolean isCutWebp() {
        if (bytes.length < 12) return false;
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean webp = header.getInt(0) == 0x46464952 && header.getInt(8) == 0x50424557;
        return webp && bytes.length - 8L < Integer.toUnsignedLong(header.getInt(4));
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : end();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) return 0;
        if (streamPos >= bytes.length) return end();
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    /// The answer to a read past the end. Not an EOFException at last: those are what such decoders swallow.
    private int end() throws IIOException {
        if (++readsPastEnd > MOST_READS_PAST_END) throw new IIOException("the decoder does not stop at the end");
        return -1;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
