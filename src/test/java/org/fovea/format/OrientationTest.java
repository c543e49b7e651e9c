package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A picture 32 wide and 16 high whose upper left quarter is white, turned in every way a camera can be held.
class OrientationTest {
    private static byte[] jpeg() throws IOException {
        var image = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 8; y++) for (int x = 0; x < 16; x++) image.getRaster().setSample(x, y, 0, 255);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    private static byte[] oriented(int orientation, ByteOrder order) throws IOException {
        byte[] jpeg = jpeg();
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation)
                .putShort((short) 0).putInt(0);
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 36);
        file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 34)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        file.put(jpeg, 2, jpeg.length - 2);
        return file.array();
    }

    @ParameterizedTest
    @CsvSource({"1,16,32,0,0", "2,16,32,0,1", "3,16,32,1,1", "4,16,32,1,0", "5,32,16,0,0", "6,32,16,0,1", "7,32,16,1,1",
            "8,32,16,1,0"})
    void the_white_quarter_comes_where_the_standard_says(int orientation, int height, int width, int down, int right)
            throws IOException {
        for (ByteOrder order : new ByteOrder[]{ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            Tensor picture = PictureFile.read(oriented(orientation, order), "turned.jpg");
            assertThat(picture.shape.height()).isEqualTo(height);
            assertThat(picture.shape.width()).isEqualTo(width);
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++)
                    assertThat(picture.at(0, height / 4 + i * height / 2, width / 4 + j * width / 2))
                            .isCloseTo(i == down && j == right ? 1 : 0, within(0.05f));
        }
    }

    @Test
    void a_damaged_tag_does_not_keep_a_picture_from_opening() throws IOException {
        byte[] file = oriented(6, ByteOrder.BIG_ENDIAN);
        file[16] = 0x7f;
        assertThat(PictureFile.read(file, "odd.jpg").shape.width()).isEqualTo(32);
        assertThat(PictureFile.read(oriented(99, ByteOrder.BIG_ENDIAN), "odd.jpg").shape.width()).isEqualTo(32);
    }
}
