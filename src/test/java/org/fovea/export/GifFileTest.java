package org.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.fovea.figure.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifFileTest {
    @TempDir
    private Path folder = Path.of("");

    /// A square that moves over a ground, with a row of its own for every colour.
    private static Raster moving(int n, int ground) {
        var argb = new int[40 * 30];
        Arrays.fill(argb, ground);
        for (int y = 0; y < 5; y++) for (int x = 0; x < 5; x++) argb[(10 + y) * 40 + n + x] = 0xffbc4c00;
        return new Raster(40, 30, argb);
    }

    /// What a viewer shows after each picture of a film.
    private static int[][] shown(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            int count = reader.getNumImages(true);
            var screens = new int[count][];
            var screen = new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_ARGB);
            for (int n = 0; n < count; n++) {
                var root = (IIOMetadataNode) reader.getImageMetadata(n).getAsTree("javax_imageio_gif_image_1.0");
                var at = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
                var graphics = screen.createGraphics();
                graphics.drawImage(reader.read(n), Integer.parseInt(at.getAttribute("imageLeftPosition")),
                        Integer.parseInt(at.getAttribute("imageTopPosition")), null);
                graphics.dispose();
                screens[n] = screen.getRGB(0, 0, screen.getWidth(), screen.getHeight(), null, 0, screen.getWidth());
            }
            return screens;
        } finally {
            reader.dispose();
        }
    }

    @Test
    void few_colours_come_back_exactly_in_every_picture_and_it_begins_again() throws IOException {
        Path file = folder.resolve("a.gif");
        GifFile.write(file, 30, n -> moving(n, 0xfff6f8fa), 8);
        int[][] screens = shown(file);
        assertThat(screens).hasDimensions(30, 40 * 30);
        for (int n = 0; n < 30; n++) assertThat(screens[n]).isEqualTo(moving(n, 0xfff6f8fa).argb);
        String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("NETSCAPE2.0\u0003\u0001\u0000\u0000");
    }

    @Test
    void pictures_that_are_alike_take_hardly_any_room() throws IOException {
        var random = new Random(3);
        var noise = new int[400 * 300];
        for (int i = 0; i < noise.length; i++) noise[i] = 0xff000000 | random.nextInt(1 << 24);
        Path one = folder.resolve("one.gif");
        Path many = folder.resolve("many.gif");
        GifFile.write(one, 1, _ -> new Raster(400, 300, noise), 8);
        GifFile.write(many, 50, n -> {
            int[] changed = noise.clone();
            changed[n] = 0xff000000;
            return new Raster(400, 300, changed);
        }, 8);
        assertThat(Files.size(many) - Files.size(one)).isLessThan(50 * 1000);
    }

    @Test
    void many_colours_become_near_ones() throws IOException {
        var argb = new int[256 * 64];
        for (int i = 0; i < argb.length; i++)
            argb[i] = 0xff000000 | ((i % 256) << 16) | ((i / 256 * 4) << 8) | (255 - i % 256);
        Path file = folder.resolve("many.gif");
        GifFile.write(file, 1, _ -> new Raster(256, 64, argb), 1);
        int[] shown = shown(file)[0];
        for (int i = 0; i < argb.length; i++)
            for (int shift = 0; shift < 24; shift += 8)
                assertThat(Math.abs(((shown[i] >> shift) & 255) - ((argb[i] >> shift) & 255))).isLessThanOrEqualTo(20);
    }

    @Test
    void when_it_is_stopped_nothing_is_left_and_an_older_file_stays() throws IOException {
        Path file = Files.writeString(folder.resolve("old.gif"), "older");
        assertThatThrownBy(() -> GifFile.write(file, 20, n -> {
            if (n == 15) throw new CancellationException();
            return moving(n, 0xff000000);
        }, 8)).isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("older");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_series_is_there_in_order_or_not_at_all() throws IOException {
        Path made = folder.resolve("new/frames");
        PictureSeries.write(made, "step", 8, 5, n -> moving(n, 0xff000000));
        assertThat(made.toFile().list()).containsExactlyInAnyOrder("step-08.png", "step-09.png", "step-10.png",
                "step-11.png", "step-12.png");
        assertThat(ImageIO.read(made.resolve("step-09.png").toFile()).getRGB(1, 10)).isEqualTo(0xffbc4c00);
        Path other = folder.resolve("other");
        assertThatThrownBy(() -> PictureSeries.write(other, "step", 1, 5, n -> {
            if (n == 3) throw new CancellationException();
            return moving(n, 0xff000000);
        })).isInstanceOf(CancellationException.class);
        assertThat(other).doesNotExist();
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> PictureSeries.write(file, "step", 1, 1, n -> moving(n, 0xff000000)))
                .hasMessageContaining("is a file, not a folder");
    }
}
