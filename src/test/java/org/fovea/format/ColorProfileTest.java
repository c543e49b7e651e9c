package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;

/// A colour profile says how a screen should show the values; a network sees the values.
class ColorProfileTest {
    private static final int COLOR = 0x804020;
    /// Far from sRGB: 128 would become 188.
    private static final byte[] PROFILE = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    private static byte[] written(String format) throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) image.setRGB(i % 16, i / 16, COLOR);
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return ByteBuffer.allocate(file.length + part.length).put(file, 0, at).put(part)
                .put(file, at, file.length - at).array();
    }

    /// A JPEG's segment that holds the profile.
    private static byte[] segment() {
        return ByteBuffer.allocate(PROFILE.length + 18).putShort((short) 0xffe2)
                .putShort((short) (PROFILE.length + 16))
                .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII)).put(PROFILE).array();
    }

    private static void assertStored(Tensor read, float tolerance) {
        assertThat(read.shape).isEqualTo(new Shape(3, 16, 16));
        for (int c = 0; c < 3; c++)
            assertThat(read.at(c, 8, 8)).isCloseTo((COLOR >> (16 - 8 * c) & 255) / 255f, within(tolerance));
    }

    @Test
    void a_jpeg_with_a_profile_gives_the_values_it_stores() throws IOException {
        // Three steps of 255 are what JPEG may lose here.
        assertStored(PictureFile.read(inserted(written("jpg"), 2, segment()), "profile.jpg"), 3 / 255f);
    }

    @Test
    void a_jpeg_without_a_profile_or_with_four_channels_is_left_as_it_is() throws IOException {
        byte[] plain = written("jpg");
        assertThat(ColorProfile.ignoredIn(plain)).isSameAs(plain);
        byte[] cmyk = inserted(Files.readAllBytes(Path.of("src/test/resources/org/fovea/cli/orange-cmyk.jpg")), 2,
                segment());
        assertThat(ColorProfile.ignoredIn(cmyk)).isSameAs(cmyk);
    }

    @Test
    void no_cut_of_a_jpeg_is_too_short_to_be_looked_at() throws IOException {
        byte[] file = inserted(written("jpg"), 2, segment());
        for (int length = 0; length < file.length; length++)
            assertThat(ColorProfile.ignoredIn(Arrays.copyOf(file, length))).hasSize(length);
    }

    @Test
    void a_png_with_a_profile_gives_the_values_it_stores() throws IOException {
        var content = new ByteArrayOutputStream();
        content.writeBytes("iCCPlinear\0\0".getBytes(StandardCharsets.US_ASCII));
        try (var packed = new DeflaterOutputStream(content)) {
            packed.write(PROFILE);
        }
        var checksum = new CRC32();
        checksum.update(content.toByteArray());
        byte[] chunk = ByteBuffer.allocate(content.size() + 8).putInt(content.size() - 4).put(content.toByteArray())
                .putInt((int) checksum.getValue()).array();
        int afterHeader = 33;
        assertStored(PictureFile.read(inserted(written("png"), afterHeader, chunk), "profile.png"), 1e-6f);
    }
}
