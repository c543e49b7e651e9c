package org.fovea.format.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.fovea.compute.learn.StoredPictures;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.junit.jupiter.api.Test;

/// The digits, and files in MNIST's format.
final class DigitFilesTest {
    private static final int PICTURES = 0x803;
    private static final int LABELS = 0x801;

    private static byte[] file(int[] header, int... bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(packed))) {
            for (int number : header) out.writeInt(number);
            for (int one : bytes) out.writeByte(one);
        }
        return packed.toByteArray();
    }

    private static byte[] pictures() throws IOException {
        return file(new int[]{PICTURES, 2, 2, 3}, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6);
    }

    private static byte[] labels() throws IOException {
        return file(new int[]{LABELS, 2}, 3, 0);
    }

    private static StoredPictures read(byte[] pictures, byte[] labels) {
        return IdxFile.read(pictures, labels, 4, "The files");
    }

    private static void refused(byte[] pictures, byte[] labels, String words) {
        assertThatThrownBy(() -> read(pictures, labels)).isInstanceOf(Problem.class).hasMessageStartingWith("The files")
                .hasMessageContaining(words);
    }

    @Test
    void there_are_nine_thousand_digits_to_learn_from_and_a_thousand_to_be_tested_on() {
        Examples training = DigitFiles.training();
        Examples test = DigitFiles.test();
        assertThat(training.size()).isEqualTo(9000);
        assertThat(test.size()).isEqualTo(1000);
        assertThat(training.input()).isEqualTo(new Shape(1, 28, 28)).isEqualTo(test.input());
        assertThat(DigitFiles.classes()).hasSize(10).startsWith("0").endsWith("9");
    }

    @Test
    void every_class_is_there_and_values_lie_between_0_and_1() {
        Examples test = DigitFiles.test();
        var counts = new int[10];
        for (int i = 0; i < test.size(); i++) {
            if (!(test.example(i, Examples.PLAIN).target() instanceof Target.OfClass(int label)))
                throw new AssertionError("no class");
            counts[label]++;
            float[] values = test.example(i, Examples.PLAIN).input().data;
            float most = 0;
            for (float value : values) {
                assertThat(value).isBetween(0f, 1f);
                most = Math.max(most, value);
            }
            // White ink on black.
            assertThat(most).isGreaterThan(0.8f);
            assertThat(values[0]).isZero();
        }
        for (int count : counts) assertThat(count).isGreaterThan(70);
    }

    @Test
    void pictures_are_read_row_by_row_with_their_labels() throws IOException {
        StoredPictures read = read(pictures(), labels());
        assertThat(read.size()).isEqualTo(2);
        assertThat(read.input()).isEqualTo(new Shape(1, 2, 3));
        Tensor first = read.example(0, Examples.PLAIN).input();
        assertThat(first.data).containsExactly(0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
        assertThat(StoredPictures.bytes(first)).containsExactly(0, 51, 102, 153, 204, 255);
        assertThat(read.label(0)).isEqualTo(3);
        assertThat(read.example(1, Examples.PLAIN).target()).isEqualTo(new Target.OfClass(0));
    }

    @Test
    void a_damaged_file_is_refused_in_a_sentence() throws IOException {
        refused(Arrays.copyOf(pictures(), 20), labels(), "cut off");
        refused(file(new int[]{PICTURES, 2, 2, 3}, 1, 2, 3), labels(), "cut off");
        refused(pictures(), file(new int[]{LABELS, 2}, 1), "cut off");
        refused("no gzip at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII), labels(), "not packed by gzip");
        refused(new byte[0], labels(), "cut off");
        refused(labels(), labels(), "does not begin as one of bytes with 3 axes");
        refused(pictures(), pictures(), "does not begin as one of bytes with 1 axes");
        refused(pictures(), file(new int[]{LABELS, 3}, 1, 2, 3), "2 pictures and 3 labels");
        refused(pictures(), file(new int[]{LABELS, 2}, 1, 4), "label 1 is 4, and there are 4 classes");
        refused(file(new int[]{PICTURES, Integer.MAX_VALUE, 2, 3}), labels(), "2,147,483,647");
        refused(file(new int[]{PICTURES, 2, -2, 3}), labels(), "side of -2");
    }
}
