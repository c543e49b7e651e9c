package org.fovea.format;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Files made byte by byte, so that each test knows what they hold without asking the code that reads them.
final class Handmade {
    private Handmade() {
    }

    static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    /// A chunk of a PNG file: length, type, data, checksum.
    static byte[] chunk(String type, byte... data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /// A PNG file (RFC 2083).
    ///
    /// @param colors 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
    /// @param rows each begins with its filter, 0 for none
    /// @param chunks what stands between header and pixels
    static byte[] png(int width, int height, int bits, int colors, byte[] rows, byte[]... chunks) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'));
        out.writeBytes(chunk("IHDR",
                ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) colors).array()));
        for (byte[] chunk : chunks) out.writeBytes(chunk);
        out.writeBytes(chunk("IDAT", deflated(rows)));
        out.writeBytes(chunk("IEND"));
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] data) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /// A big-endian TIFF file of one row and one sample per pixel.
    ///
    /// @param kind 1 unsigned, 2 signed, 3 float
    /// @param meaning 0 white is zero, 1 black is zero
    static byte[] tiff(int width, int bits, int kind, int meaning, byte[] pixels) {
        int[][] tags = {{256, width}, {257, 1}, {258, bits}, {259, 1}, {262, meaning}, {273, 8}, {277, 1}, {278, 1},
                {279, pixels.length}, {339, kind}};
        ByteBuffer file = ByteBuffer.allocate(8 + pixels.length + 2 + 12 * tags.length + 4);
        file.put(bytes('M', 'M', 0, 42)).putInt(8 + pixels.length).put(pixels).putShort((short) tags.length);
        for (int[] tag : tags)
            file.putShort((short) tag[0]).putShort((short) 3).putInt(1).putShort((short) tag[1]).putShort((short) 0);
        return file.array();
    }

    static byte[] file(RenderedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) throw new IOException("no writer for " + format);
        return out.toByteArray();
    }

    /// A picture of random colours, always the same.
    static BufferedImage noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new java.util.Random(7);
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) image.setRGB(j, i, random.nextInt());
        return image;
    }

    /// A JPEG file of the JDK's own writer, of one value per pixel and band, at the best quality.
    static byte[] jpeg(int width, int height, int bands, int... values) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
        raster.setPixels(0, 0, width, height, values);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam best = writer.getDefaultWriteParam();
            best.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            best.setCompressionQuality(1);
            writer.write(null, new IIOImage(raster, null, null), best);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// A JPEG file with one more segment behind its first marker.
    static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
        return ByteBuffer.allocate(jpeg.length + payload.length + 4).put(jpeg, 0, 2).put((byte) 0xff)
                .put((byte) marker).putShort((short) (payload.length + 2)).put(payload).put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// The EXIF segment that says how the camera was held.
    static byte[] exif(int orientation, ByteOrder order) {
        byte[] start = bytes('E', 'x', 'i', 'f', 0, 0);
        ByteBuffer exif = ByteBuffer.allocate(start.length + 38).put(start).order(order);
        byte sign = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        exif.put(sign).put(sign).putShort((short) 42).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0100).putShort((short) 3).putInt(1).putShort((short) 6).putShort((short) 0);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        return exif.array();
    }

    /// An NPY file of version 1, 2 or 3.
    static byte[] npy(int version, String header, byte... data) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
        int lengthBytes = version == 1 ? 2 : 4;
        ByteBuffer file = ByteBuffer.allocate(8 + lengthBytes + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN).put(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', version, 0));
        if (version == 1) file.putShort((short) text.length);
        else
            file.putInt(text.length);
        return file.put(text).put(data).array();
    }

    static byte[] npy(String type, boolean fortran, String shape, byte... data) {
        return npy(1, "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, fortran ? "True" : "False",
                shape), data);
    }

    static byte[] first(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }
}
