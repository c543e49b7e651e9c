package org.fovea.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// How a camera was held, as the EXIF tag 0x0112 of a JPEG says (values 1…8 of the EXIF standard): mirrored first, then
/// turned.
enum Orientation {
    NORMAL, MIRRORED, UPSIDE_DOWN, FLIPPED, TRANSPOSED, TURNED_LEFT, TRANSVERSED, TURNED_RIGHT;

    private static final int TAG = 0x0112;

    /// Of the bytes of a file; [#NORMAL] where it says nothing.
    static Orientation of(byte[] file) {
        try {
            return inJpeg(ByteBuffer.wrap(file));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A damaged tag is no reason to refuse a picture that can be decoded.
            return NORMAL;
        }
    }

    private static Orientation inJpeg(ByteBuffer file) {
        if (file.getShort() != (short) 0xffd8) return NORMAL;
        while (true) {
            int marker = file.getShort() & 0xffff;
            // Any number of fill bytes may stand before a marker.
            while (marker == 0xffff)
                marker = 0xff00 | (file.get() & 0xff);
            int length = file.getShort() & 0xffff;
            // Image data begins: no more headers.
            if (marker == 0xffda || marker >>> 8 != 0xff) return NORMAL;
            ByteBuffer segment = file.slice(file.position(), length - 2);
            boolean exif = marker == 0xffe1 && length > 14 && segment.getInt() == 0x45786966 && segment.getShort() == 0;
            if (exif) return inTiff(segment.slice());
            file.position(file.position() + length - 2);
        }
    }

    private static Orientation inTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int n = 0; n < entries; n++) {
            int entry = directory + 2 + 12 * n;
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? List.of(values()).get(value - 1) : NORMAL;
            }
        }
        return NORMAL;
    }

    private static Shape turned(Shape shape) {
        int height = shape.width();
        int width = shape.height();
        return new Shape(shape.channels(), height, width);
    }

    /// The picture the right way up, C×H×W or C×W×H.
    Tensor apply(Tensor x) {
        if (this == NORMAL) return x;
        Shape from = x.shape;
        boolean swap = switch (this) {
            case NORMAL, MIRRORED, UPSIDE_DOWN, FLIPPED -> false;
            case TRANSPOSED, TURNED_LEFT, TRANSVERSED, TURNED_RIGHT -> true;
        };
        var to = swap ? turned(from) : from;
        var data = new float[to.size()];
        int bottom = from.height() - 1;
        int right = from.width() - 1;
        for (int c = 0; c < to.channels(); c++)
            for (int i = 0; i < to.height(); i++)
                for (int j = 0; j < to.width(); j++)
                    data[to.index(c, i, j)] = switch (this) {
                        case NORMAL -> x.at(c, i, j);
                        case MIRRORED -> x.at(c, i, right - j);
                        case UPSIDE_DOWN -> x.at(c, bottom - i, right - j);
                        case FLIPPED -> x.at(c, bottom - i, j);
                        case TRANSPOSED -> x.at(c, j, i);
                        case TURNED_LEFT -> x.at(c, bottom - j, i);
                        case TRANSVERSED -> x.at(c, bottom - j, right - i);
                        case TURNED_RIGHT -> x.at(c, j, right - i);
                    };
        return new Tensor(to, data);
    }
}
