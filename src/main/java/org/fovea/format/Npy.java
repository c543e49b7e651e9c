package org.fovea.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;

/// NumPy's array files, after the NEP that describes the format (versions 1 to 3): every numeric type becomes float32 in C
/// order.
final class Npy {
    /// @param shape as in the file; empty for a single number
    /// @param data in C order
    record Array(List<Integer> shape, float[] data) {
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");
    private static final long MOST_VALUES = 500_000_000;
    /// Headers of plain arrays have 118 bytes or a few more.
    private static final int MOST_HEADER = 1 << 16;

    private Npy() {
    }

    /// @throws Problem when the file is not one, is cut off, or holds something else than numbers
    static Array read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > Shape.MOST)
            throw new Problem("%s is larger than 2 GB, too large to open; save a part of it.".formatted(name));
        return read(Files.readAllBytes(file), name);
    }

    /// The same of an array of real numbers; what is read takes at most twice the memory of the file.
    ///
    /// @param name what the file is called in a problem's sentence
    static Array readReal(byte[] file, String name) {
        return read(file, name, "f");
    }

    /// @param name what the file is called in a problem's sentence
    static Array read(byte[] file, String name) {
        return read(file, name, "?bBiuf");
    }

    private static Array read(byte[] file, String name, String kinds) {
        if (file.length < 10 || !Arrays.equals(file, 0, 6, MAGIC, 0, 6))
            throw new Problem("%s is not a NumPy file; write it with numpy.save.".formatted(name));
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int version = file[6];
        int start = version == 1 ? 10 : 12;
        if (version < 1 || version > 3)
            throw new Problem(
                    "%s has the unknown NumPy version %d; write it with numpy.save.".formatted(name, version));
        if (file.length < start) throw cut(name);
        long length = version == 1 ? in.getShort(8) & 0xffff : in.getInt(8) & 0xffffffffL;
        if (length > MOST_HEADER)
            throw new Problem("%s has a header of %,d bytes; write it with numpy.save.".formatted(name, length));
        if (start + length > file.length) throw cut(name);
        String header = new String(file, start, (int) length, StandardCharsets.UTF_8);
        in.position(start + (int) length);
        String type = find(DESCR, header, name);
        List<Integer> shape = shape(find(SHAPE, header, name), name);
        return new Array(shape, values(in, type, kinds, shape, find(FORTRAN, header, name).equals("True"), name));
    }

    private static Problem cut(String name) {
        return new Problem("%s is cut off before its end; write it again with numpy.save.".formatted(name));
    }

    private static String find(Pattern pattern, String header, String name) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find())
            throw new Problem(
                    "%s does not hold a plain array of numbers; write it with numpy.save(file, a.astype('float32'))."
                            .formatted(name));
        return matcher.group(1);
    }

    private static List<Integer> shape(String text, String name) {
        try {
            List<Integer> shape = Arrays.stream(text.replace("L", "").split(",", -1)).map(String::strip)
                    .filter(s -> !s.isEmpty()).map(Integer::valueOf).toList();
            long size = 1;
            for (int side : shape) size = Math.multiplyExact(size, side);
            if (size <= MOST_VALUES) return shape;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new Problem(
                    "%s claims an impossible shape (%s); write it again with numpy.save.".formatted(name, text),
                    e);
        }
        throw new Problem(
                "%s holds more than %,d values, too many to open; save a part of it.".formatted(name, MOST_VALUES));
    }

    private static float[] values(ByteBuffer in, String type, String kinds, List<Integer> shape, boolean fortran,
            String name) {
        if (type.length() < 3 || kinds.indexOf(type.charAt(1)) < 0 || !type.substring(2).matches("[1248]")
                || type.endsWith("f1"))
            throw new Problem("%s holds values of type %s; only numbers can be read, so save it as float32."
                    .formatted(name, type));
        int size = Integer.parseInt(type.substring(2));
        int count = 1;
        for (int side : shape) count *= side;
        if (in.remaining() < (long) count * size) throw cut(name);
        in.order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var data = new float[count];
        for (int i = 0; i < count; i++) data[i] = next(in, type.charAt(1), size);
        return fortran ? fromColumns(data, shape) : data;
    }

    private static float next(ByteBuffer in, char kind, int size) {
        boolean real = kind == 'f';
        return switch (size) {
            case 1 -> kind == 'u' || kind == 'B' ? in.get() & 0xff : in.get();
            case 2 -> real ? Float.float16ToFloat(in.getShort()) : kind == 'u' ? in.getShort() & 0xffff : in.getShort();
            case 4 -> real ? in.getFloat() : kind == 'u' ? in.getInt() & 0xffffffffL : in.getInt();
            default -> real ? (float) in.getDouble() : kind == 'u' ? unsigned(in.getLong()) : in.getLong();
        };
    }

    private static float unsigned(long value) {
        // Half of it fits a long; the bit that falls off still decides how the half is rounded.
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2f;
    }

    /// From Fortran's order, in which the first index runs fastest.
    private static float[] fromColumns(float[] data, List<Integer> shape) {
        var result = new float[data.length];
        var index = new int[shape.size()];
        for (float value : data) {
            int at = 0;
            for (int axis = 0; axis < index.length; axis++) at = at * shape.get(axis) + index[axis];
            result[at] = value;
            for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) index[axis] = 0;
        }
        return result;
    }

    /// Writes float32 in C order, little-endian, version 1.0.
    static void write(OutputStream out, List<Integer> shape, float[] data) throws IOException {
        String sides = String.join(", ", shape.stream().map(String::valueOf).toList()) + (shape.size() == 1 ? "," : "");
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sides + "), }";
        int padded = Math.ceilDiv(10 + header.length() + 1, 64) * 64 - 10;
        ByteBuffer start = ByteBuffer.allocate(10 + padded).order(ByteOrder.LITTLE_ENDIAN);
        start.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded);
        start.put((header + " ".repeat(padded - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(start.array());
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : data) {
            buffer.putFloat(value);
            if (!buffer.hasRemaining()) {
                out.write(buffer.array());
                buffer.clear();
            }
        }
        out.write(buffer.array(), 0, buffer.position());
    }
}
