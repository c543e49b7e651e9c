package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fovea.format.Handmade.bytes;
import static org.fovea.format.Handmade.exif;
import static org.fovea.format.Handmade.withSegment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final String LETTERS = "abcdef";
    private static final int[] LEVELS = {0, 50, 100, 150, 200, 250};

    /// Two rows, `abc` and `def`, as JPEG.
    private static byte[] letters() throws IOException {
        return Handmade.jpeg(3, 2, 1, LEVELS);
    }

    private static void assertRows(byte[] file, String rows) {
        Tensor picture = PictureFile.read(file, "photo");
        String[] lines = rows.split("/", -1);
        assertThat(picture.shape).isEqualTo(new Shape(1, lines.length, lines[0].length()));
        String all = String.join("", lines);
        for (int i = 0; i < all.length(); i++)
            assertThat(picture.data[i]).as(rows).isCloseTo(LEVELS[LETTERS.indexOf(all.charAt(i))] / 255f,
                    within(3 / 255f));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255, -1})
    void a_value_without_a_meaning_changes_nothing(int value) throws IOException {
        assertRows(withSegment(letters(), 0xe1, exif(value, ByteOrder.BIG_ENDIAN)), "abc/def");
    }

    @Test
    void segments_before_it_and_fill_bytes_are_passed() throws IOException {
        byte[] turned = withSegment(letters(), 0xe1, exif(6, ByteOrder.BIG_ENDIAN));
        byte[] other = withSegment(turned, 0xe1, bytes('h', 't', 't', 'p', ':', '/', '/', 'n', 's', 0, 1, 2, 3, 4));
        assertRows(other, "da/eb/fc");
        byte[] filled = ByteBuffer.allocate(turned.length + 2).put(turned, 0, 2).put(bytes(0xff, 0xff))
                .put(turned, 2, turned.length - 2).array();
        assertThat(Orientation.of(filled)).isEqualTo(Orientation.TURNED_LEFT);
    }

    @Test
    void a_damaged_tag_does_not_refuse_the_picture() throws IOException {
        byte[] exif = exif(6, ByteOrder.BIG_ENDIAN);
        for (int length = 6; length < 36; length++)
            assertRows(withSegment(letters(), 0xe1, Arrays.copyOf(exif, length)), "abc/def");
        byte[] far = exif.clone();
        ByteBuffer.wrap(far).putInt(10, Integer.MAX_VALUE);
        assertRows(withSegment(letters(), 0xe1, far), "abc/def");
    }

    @Test
    void other_files_are_as_they_are() {
        assertThat(Orientation.of(new byte[0])).isEqualTo(Orientation.NORMAL);
        assertThat(Orientation.of(bytes(0xff, 0xd8))).isEqualTo(Orientation.NORMAL);
        assertThat(Orientation.of(bytes(0xff, 0xd8, 0xff, 0xe1, 0, 0))).isEqualTo(Orientation.NORMAL);
        assertThat(Orientation.of(bytes(0x89, 'P', 'N', 'G'))).isEqualTo(Orientation.NORMAL);
    }

    /// All but the two quarter turns undo themselves.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"TURNED_LEFT", "TURNED_RIGHT"})
    void a_mirror_twice_is_nothing(Orientation mirror) {
        Tensor x = numbered();
        assertThat(mirror.apply(mirror.apply(x)).data).isEqualTo(x.data);
    }

    @Test
    void the_quarter_turns_undo_each_other_and_twice_one_is_upside_down() {
        Tensor x = numbered();
        assertThat(Orientation.TURNED_RIGHT.apply(Orientation.TURNED_LEFT.apply(x)).data).isEqualTo(x.data);
        assertThat(Orientation.TURNED_LEFT.apply(Orientation.TURNED_LEFT.apply(x)).data)
                .isEqualTo(Orientation.UPSIDE_DOWN.apply(x).data);
    }

    private static Tensor numbered() {
        Tensor x = Tensor.zeros(new Shape(3, 4, 5));
        for (int i = 0; i < x.data.length; i++) x.data[i] = i;
        return x;
    }
}
