package org.fovea.format;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import javax.imageio.IIOException;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// From decoded pixels to a tensor, as the file stores them: no gamma, no rounding of 16-bit values.
final class Pixels {
    private Pixels() {
    }

    /// 1×H×W for a grey image, else 3×H×W; values 0…1, composited on white.
    ///
    /// @throws IIOException when a value is not a number
    static Tensor of(BufferedImage image) throws IIOException {
        ColorModel model = image.getColorModel();
        boolean gray = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        boolean rgb = model.getColorSpace().getType() == ColorSpace.TYPE_RGB;
        boolean samples = model instanceof ComponentColorModel && (gray || rgb);
        return samples ? fromSamples(image.getRaster(), model, gray ? 1 : 3) : fromColors(image);
    }

    /// Where the raster holds the channels themselves, they are read from it with all their bits, whatever colour profile
    /// the file names.
    private static Tensor fromSamples(Raster raster, ColorModel model, int channels) throws IIOException {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        var shape = new Shape(channels, raster.getHeight(), width);
        var data = new float[shape.size()];
        var row = new float[width * bands];
        for (int i = 0; i < shape.height(); i++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + i, width, 1, row);
            for (int b = 0; b < bands; b++) toUnit(row, b, bands, raster.getTransferType(), model.getComponentSize(b));
            for (int c = 0; c < channels; c++)
                for (int j = 0; j < width; j++) {
                    float value = row[j * bands + c];
                    float alpha = model.hasAlpha() ? row[j * bands + channels] : 1;
                    float premultiplied = model.isAlphaPremultiplied() ? value : alpha * value;
                    data[shape.index(c, i, j)] = alpha == 1 ? value : 1 - alpha + premultiplied;
                }
        }
        return new Tensor(shape, data);
    }

    /// Every `bands`-th number of a row from `band` on becomes 0…1, whatever type it is stored as.
    private static void toUnit(float[] row, int band, int bands, int type, int bits) throws IIOException {
        boolean real = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
        int valueBits = type == DataBuffer.TYPE_SHORT ? bits - 1 : bits;
        float full = real ? 1 : (1L << valueBits) - 1;
        for (int k = band; k < row.length; k += bands) {
            float stored = row[k];
            if (Float.isNaN(stored)) throw new IIOException("a pixel is not a number");
            // 32 bits have no sign in pictures, and an int has one.
            if (type == DataBuffer.TYPE_INT && stored < 0) stored += 0x1p32f;
            row[k] = Math.clamp(stored / full, 0, 1);
        }
    }

    /// Palettes, packed pixels and other colour spaces, through the colours the image says they are.
    private static Tensor fromColors(BufferedImage image) {
        int width = image.getWidth();
        var shape = new Shape(3, image.getHeight(), width);
        var data = new float[shape.size()];
        var row = new int[width];
        for (int i = 0; i < shape.height(); i++) {
            image.getRGB(0, i, width, 1, row, 0, width);
            float[] line = PictureFile.of(row, width, 1).data;
            for (int c = 0; c < 3; c++) System.arraycopy(line, c * width, data, shape.index(c, i, 0), width);
        }
        return new Tensor(shape, data);
    }
}
