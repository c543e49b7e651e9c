package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvolveTest {
    private static final String TEMPLE = "sample-images/temple.jpg";

    @TempDir
    private Path folder = Path.of("");

    private Ran convolve(Object... args) {
        var all = new ArrayList<String>(List.of("convolve"));
        for (Object arg : args) all.add(arg.toString());
        if (!all.contains("--out")) all.addAll(List.of("--out", out().toString()));
        return Ran.fovea(all.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("maps");
    }

    private List<String> written() {
        if (!Files.exists(out())) return List.of();
        try (var files = Files.list(out())) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private float[] map(String name) throws IOException {
        return Npy.read(out().resolve(name)).values();
    }

    /// A picture file of exact 8-bit values.
    private Path picture(String name, int type, int height, int width, IntBinaryOperator rgbAt) throws IOException {
        var image = new BufferedImage(width, height, type);
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++)
                if (type == BufferedImage.TYPE_BYTE_GRAY)
                    image.getRaster().setSample(j, i, 0, rgbAt.applyAsInt(i, j) & 255);
                else
                image.setRGB(j, i, 0xff000000 | rgbAt.applyAsInt(i, j));
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Path gray(int height, int width) throws IOException {
        return picture("gray.png", BufferedImage.TYPE_BYTE_GRAY, height, width, (i, j) -> 17 * i + 31 * j);
    }

    private static double[][][] channels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        var x = new double[3][image.getHeight()][image.getWidth()];
        for (int i = 0; i < image.getHeight(); i++)
            for (int j = 0; j < image.getWidth(); j++)
                for (int c = 0; c < 3; c++) x[c][i][j] = ((image.getRGB(j, i) >> (16 - 8 * c)) & 255) / 255.0;
        return x;
    }

    private static double[][][] lines(boolean vertical) {
        var w = new double[3][7][7];
        for (double[][] channel : w)
            for (int at = 0; at < 7; at++) channel[vertical ? at : 3][vertical ? 3 : at] = 1;
        return w;
    }

    private static void assertClose(float[] map, double[][] expected, double tolerance) {
        double[] flat = Arrays.stream(expected).flatMapToDouble(Arrays::stream).toArray();
        assertThat(map).hasSameSizeAs(flat);
        double worst = 0;
        for (int i = 0; i < flat.length; i++) worst = Math.max(worst, Math.abs(map[i] - flat[i]));
        assertThat(worst).isLessThan(tolerance);
    }

    @Test
    void the_book_s_example_on_the_temple_has_the_book_s_numbers() throws IOException {
        Ran ran = convolve(TEMPLE, "--format", "png,npy,csv");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(written()).containsExactly("temple-horizontal.csv", "temple-horizontal.npy", "temple-horizontal.png",
                "temple-vertical.csv", "temple-vertical.npy", "temple-vertical.png");
        assertThat(ran.out()).hasLineCount(2);
        assertThat(ran.out().lines().findFirst().orElseThrow()).startsWith("vertical").contains("427×640")
                .contains("mean 11.787").contains(out().resolve("temple-vertical.png").toString());

        Npy vertical = Npy.read(out().resolve("temple-vertical.npy"));
        assertThat(vertical.shape()).containsExactly(427, 640);
        double sum = 0;
        for (float value : vertical.values()) sum += value;
        assertThat(sum / vertical.values().length).isCloseTo(11.787, within(5e-4));
        assertThat(vertical.values()[200 * 640 + 300]).isCloseTo(3.404f, within(5e-4f));
    }

    @Test
    void the_maps_of_the_temple_equal_a_naive_double_precision_convolution() throws IOException {
        assertThat(convolve(TEMPLE, "--format", "npy").code()).isZero();
        double[][][] x = channels(Path.of(TEMPLE));
        // 21 terms of at most 1: far below a step of 8-bit pixels.
        assertClose(map("temple-vertical.npy"), new Naive(x, lines(true), 1, 1, 3, 3, 1, 0).map(427, 640), 1e-5);
        assertClose(map("temple-horizontal.npy"), new Naive(x, lines(false), 1, 1, 3, 3, 1, 0).map(427, 640), 1e-5);
    }

    @Test
    void stride_padding_dilation_and_bias_mean_what_they_say() throws IOException {
        Path file = picture("rgb.png", BufferedImage.TYPE_INT_RGB, 17, 23, (i, j) -> 0x010305 * (7 * i + 5 * j));
        assertThat(convolve(file, "--filter", "vertical", "--stride", "2x3", "--padding", "1,2,3,4", "--dilation", "2",
                "--bias", "-1.5", "--format", "npy").code()).isZero();
        // floor((17 + 1 + 2 − 13) / 2) + 1 = 4 rows, floor((23 + 3 + 4 − 13) / 3) + 1 = 6 columns
        assertThat(Npy.read(out().resolve("rgb-vertical.npy")).shape()).containsExactly(4, 6);
        assertClose(map("rgb-vertical.npy"),
                new Naive(channels(file), lines(true), 2, 3, 1, 3, 2, -1.5).map(4, 6), 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"valid,5,3", "same,7,5", "same-lower,7,5", "full,9,7", "0,5,3", "2,9,7"})
    void each_padding_gives_its_size(String padding, int height, int width) throws IOException {
        Path filter = Npy.write(folder.resolve("w.npy"), "(3, 3)", 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Ran ran = convolve(gray(7, 5), "--filter", filter, "--padding", padding, "--format", "npy");
        assertThat(ran.out()).contains(height + "×" + width);
        assertThat(Npy.read(out().resolve("gray-w.npy")).shape()).containsExactly(height, width);
    }

    @Test
    void same_puts_an_odd_row_of_padding_at_the_end_and_same_lower_at_the_beginning() throws IOException {
        Path file = picture("row.png", BufferedImage.TYPE_BYTE_GRAY, 1, 3, (_, _) -> 255);
        Path filter = Npy.write(folder.resolve("w.npy"), "(1, 2)", 1, 10);
        convolve(file, "--filter", filter, "--padding", "same", "--format", "npy");
        assertThat(map("row-w.npy")).containsExactly(11, 11, 1);
        convolve(file, "--filter", filter, "--padding", "same-lower", "--format", "npy");
        assertThat(map("row-w.npy")).containsExactly(10, 11, 11);
    }

    @ParameterizedTest
    @CsvSource({"zeros,0", "reflect,51", "replicate,0", "circular,204"})
    void each_padding_mode_reads_its_own_pixel_beside_the_picture(String mode, int level) throws IOException {
        Path file = picture("row.png", BufferedImage.TYPE_BYTE_GRAY, 1, 5, (_, j) -> 51 * j);
        Path left = Npy.write(folder.resolve("left.npy"), "(1, 3)", 1, 0, 0);
        assertThat(convolve(file, "--filter", left, "--padding-mode", mode, "--format", "npy").code()).isZero();
        assertThat(map("row-left.npy")).containsExactly(level / 255f, 0, 51 / 255f, 102 / 255f, 153 / 255f);
    }

    @Test
    void flip_turns_the_kernel_and_relu_drops_what_is_below_zero() throws IOException {
        Path file = picture("row.png", BufferedImage.TYPE_BYTE_GRAY, 1, 5, (_, j) -> 51 * j);
        Path filter = Npy.write(folder.resolve("step.npy"), "(1, 3)", 1, 0, -1);
        convolve(file, "--filter", filter, "--padding", "valid", "--format", "npy");
        assertThat(map("row-step.npy")).containsExactly(new float[]{-0.4f, -0.4f, -0.4f}, within(1e-6f));
        convolve(file, "--filter", filter, "--padding", "valid", "--format", "npy", "--flip");
        assertThat(map("row-step.npy")).containsExactly(new float[]{0.4f, 0.4f, 0.4f}, within(1e-6f));
        convolve(file, "--filter", filter, "--padding", "valid", "--format", "npy", "--relu");
        assertThat(map("row-step.npy")).containsExactly(0, 0, 0);
    }

    @Test
    void precise_takes_every_sum_product_by_product() throws IOException {
        Path file = picture("noise.png", BufferedImage.TYPE_BYTE_GRAY, 40, 60, (i, j) -> (i * 37 + j * j * 91) % 256);
        var column = new float[]{0.1f, 0.3f, 0.7f, 1.1f, 0.7f, 0.3f, 0.1f};
        var weights = new float[49];
        for (int t = 0; t < 49; t++) weights[t] = column[t / 7] * column[t % 7];
        Path filter = Npy.write(folder.resolve("product.npy"), "(7, 7)", weights);
        convolve(file, "--filter", filter, "--format", "npy");
        float[] quick = map("noise-product.npy");
        convolve(file, "--filter", filter, "--format", "npy", "--precise");
        float[] precise = map("noise-product.npy");
        // In two steps the same but for rounding, and rounding differs somewhere.
        assertThat(precise).containsExactly(quick, within(1e-5f)).isNotEqualTo(quick);
    }

    @Test
    void a_grey_file_has_one_channel_any_other_three_and_gray_makes_it_one() throws IOException {
        Path one = Npy.write(folder.resolve("one.npy"), "(1, 1)", 1);
        convolve(gray(2, 2), "--filter", one, "--format", "npy");
        assertThat(map("gray-one.npy")).containsExactly(0, 31 / 255f, 17 / 255f, 48 / 255f);

        Path rgb = picture("rgb.png", BufferedImage.TYPE_INT_RGB, 1, 1, (_, _) -> 0x336699);
        convolve(rgb, "--filter", one, "--format", "npy");
        assertThat(map("rgb-one.npy")).containsExactly(new float[]{0.2f + 0.4f + 0.6f}, within(1e-6f));
        convolve(rgb, "--filter", one, "--format", "npy", "--gray");
        assertThat(map("rgb-one.npy")).containsExactly(new float[]{0.299f * 0.2f + 0.587f * 0.4f + 0.114f * 0.6f},
                within(1e-6f));
    }

    @Test
    void size_is_the_longer_side() throws IOException {
        assertThat(convolve(TEMPLE, "--size", "64").out()).contains("43×64");
    }

    @Test
    void a_filter_file_serves_every_channel_or_has_a_slice_for_each() throws IOException {
        Path rgb = picture("rgb.png", BufferedImage.TYPE_INT_RGB, 1, 1, (_, _) -> 0x336699);
        Path csv = Files.writeString(folder.resolve("all.csv"), "2\n");
        Path npy = Npy.write(folder.resolve("each.npy"), "(3, 1, 1)", 1, 10, 100);
        assertThat(convolve(rgb, "--filter", csv, "--filter", npy, "--format", "npy").code()).isZero();
        assertThat(map("rgb-all.npy")).containsExactly(new float[]{2.4f}, within(1e-5f));
        assertThat(map("rgb-each.npy")).containsExactly(new float[]{0.2f + 4 + 60}, within(1e-4f));
    }

    @Test
    void png_has_a_pixel_per_value_in_the_colours_asked_for() throws IOException {
        Path file = picture("row.png", BufferedImage.TYPE_BYTE_GRAY, 2, 3, (_, j) -> 100 * j);
        convolve(file, "--filter", "identity");
        BufferedImage grey = ImageIO.read(out().resolve("row-identity.png").toFile());
        assertThat(List.of(grey.getWidth(), grey.getHeight())).containsExactly(3, 2);
        assertThat(List.of(grey.getRGB(0, 0), grey.getRGB(2, 1))).containsExactly(0xff000000, 0xffffffff);
        convolve(file, "--filter", "identity", "--color-map", "viridis");
        BufferedImage viridis = ImageIO.read(out().resolve("row-identity.png").toFile());
        assertThat(List.of(viridis.getRGB(0, 0), viridis.getRGB(2, 1))).containsExactly(0xff440154, 0xfffde725);
    }

    @Test
    void csv_has_a_line_per_row() throws IOException {
        convolve(gray(2, 3), "--filter", "identity", "--format", "csv");
        List<String> lines = Files.readAllLines(out().resolve("gray-identity.csv"));
        assertThat(lines).hasSize(2);
        assertThat(Arrays.stream(lines.get(1).split(",", -1)).map(Float::parseFloat)).containsExactly(17 / 255f,
                48 / 255f,
                79 / 255f);
    }

    @Test
    void filters_of_one_name_do_not_overwrite_each_other() throws IOException {
        Files.createDirectory(folder.resolve("a"));
        Path first = Npy.write(folder.resolve("w.npy"), "(1, 1)", 1);
        Path second = Npy.write(folder.resolve("a/W.npy"), "(1, 1)", 2);
        convolve(gray(1, 2), "--filter", first, "--filter", second, "--filter", first, "--format", "npy,npy");
        assertThat(written()).containsExactly("gray-W-2.npy", "gray-w-3.npy", "gray-w.npy");
        assertThat(map("gray-W-2.npy")[1]).isEqualTo(2 * 31 / 255f);
    }

    @Test
    void filters_of_different_sizes_go_together() throws IOException {
        assertThat(convolve(gray(9, 9), "--filter", "vertical", "--filter", "sobel-x", "--padding", "valid").out())
                .contains("3×3", "7×7");
    }

    @Test
    void numbers_are_printed_for_other_programs_to_read() throws IOException {
        Path filter = Npy.write(folder.resolve("w.npy"), "(1, 1)", -1);
        assertThat(convolve(gray(1, 2), "--filter", filter).out()).contains("min -0.12157  max 0  mean -0.060784");
    }

    @Test
    void a_sample_can_be_named_where_no_such_file_is_and_that_is_said() {
        Ran ran = convolve("temple.jpg", "--size", "32");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("temple.jpg").contains("sample").hasLineCount(1);
        assertThat(written()).containsExactly("temple-horizontal.png", "temple-vertical.png");
    }

    @Test
    void files_of_an_earlier_run_are_replaced() throws IOException {
        Path filter = Npy.write(folder.resolve("w.npy"), "(1, 1)", 1);
        convolve(gray(1, 2), "--filter", filter, "--format", "npy");
        convolve(gray(1, 2), "--filter", filter, "--format", "npy", "--bias", "1");
        assertThat(map("gray-w.npy")[0]).isEqualTo(1);
    }

    private void assertRefused(Ran ran, String... words) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).startsWith("fovea: ").hasLineCount(1).endsWith("\n").contains(words);
        assertThat(ran.out()).isEmpty();
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--stride 0", "--stride 1x2x3", "--padding some", "--padding 1,2", "--padding-mode mirror",
            "--dilation 0", "--bias NaN", "--bias", "--size 0", "--size 1e9", "--color-map jet", "--format gif",
            "--format",
            "--filter sobol", "--filter", "--relu=maybe", "--colour", "second.png"})
    void bad_usage_is_refused_in_one_line(String args) {
        var all = new ArrayList<Object>(List.of(TEMPLE, "--out", out()));
        all.addAll(List.of(args.split(" ", -1)));
        assertRefused(convolve(all.toArray()), "--help");
    }

    @Test
    void an_image_and_a_folder_are_needed() {
        assertRefused(Ran.fovea("convolve"), "IMAGE");
        assertRefused(Ran.fovea("convolve", TEMPLE), "--out");
    }

    @Test
    void a_kernel_larger_than_the_padded_input_is_refused() throws IOException {
        assertRefused(convolve(gray(5, 5), "--padding", "valid"), "7", "5");
    }

    @Test
    void reflect_padding_that_is_not_smaller_than_the_picture_is_refused() throws IOException {
        assertRefused(convolve(gray(3, 9), "--padding-mode", "reflect"), "Reflect", "3");
    }

    @Test
    void when_the_second_filter_cannot_work_the_first_is_not_written() throws IOException {
        Path wide = Npy.write(folder.resolve("wide.npy"), "(1, 9)", new float[9]);
        assertRefused(convolve(gray(5, 5), "--filter", "identity", "--filter", wide, "--padding", "valid"), "wide");
    }

    @Test
    void a_map_too_large_for_memory_is_refused_by_its_size() throws IOException {
        assertRefused(convolve(gray(5, 5), "--padding", "1000000"), "1999999×1999999", "the most");
    }

    @Test
    void weights_whose_sums_overflow_are_refused() throws IOException {
        Path huge = Npy.write(folder.resolve("huge.npy"), "(1, 2)", 3e38f, 3e38f);
        assertRefused(convolve(gray(5, 5), "--filter", huge), "huge", "float32");
    }

    @Test
    void a_filter_with_another_number_of_channels_is_refused() throws IOException {
        Path three = Npy.write(folder.resolve("three.npy"), "(3, 1, 1)", 1, 2, 3);
        assertRefused(convolve(gray(5, 5), "--filter", three), "3 channels", "1");
    }

    @Test
    void an_output_folder_that_is_a_file_or_lies_in_one_is_refused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(convolve(gray(5, 5), "--out", file), "file");
        assertRefused(convolve(gray(5, 5), "--out", file.resolve("below")), "below");
    }

    @Test
    void a_file_that_is_read_is_not_overwritten() throws IOException {
        Path filter = Npy.write(folder.resolve("gray-w.npy"), "(1, 1)", 1);
        Path other = Npy.write(folder.resolve("w.npy"), "(1, 1)", 1);
        byte[] before = Files.readAllBytes(filter);
        assertRefused(convolve(gray(2, 2), "--filter", other, "--filter", filter, "--format", "npy", "--out", folder),
                "gray-w.npy");
        assertThat(Files.readAllBytes(filter)).isEqualTo(before);
    }

    @Test
    void ascii_terminals_read_the_shape_with_an_x() throws IOException {
        Ran ran = Ran.with(new Screen(Map.of(), false, _ -> true), _ -> {
        }, StandardCharsets.US_ASCII, "convolve", gray(4, 6).toString(), "--out", out().toString());
        assertThat(ran.out()).contains("4x6").doesNotContain("?");
    }
}
