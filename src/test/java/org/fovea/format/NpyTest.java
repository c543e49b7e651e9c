package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.format.Handmade.bytes;
import static org.fovea.format.Handmade.first;
import static org.fovea.format.Handmade.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Arrays as NumPy writes them.
final class NpyTest {
    private static final String HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";

    private static float[] values(byte[] file) {
        return Npy.read(file, "a.npy").data();
    }

    private static void assertRefused(byte[] file, String word) {
        assertThatThrownBy(() -> Npy.read(file, "a.npy")).isExactlyInstanceOf(Problem.class)
                .hasMessageContaining("a.npy").hasMessageContaining(word).hasMessageEndingWith(".");
    }

    private static ByteBuffer buffer(int size, boolean big) {
        return ByteBuffer.allocate(size).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void what_is_written_is_read_again_bit_by_bit() throws IOException {
        var random = new Random(3);
        var data = new float[70_001];
        for (int i = 0; i < data.length; i++) data[i] = Float.intBitsToFloat(random.nextInt());
        for (List<Integer> shape : List.of(List.of(70_001), List.of(1, 70_001), List.of(70_001, 1, 1))) {
            var out = new ByteArrayOutputStream();
            Npy.write(out, shape, data);
            Npy.Array array = Npy.read(out.toByteArray(), "a.npy");
            assertThat(array.shape()).isEqualTo(shape);
            assertThat(array.data()).isEqualTo(data);
        }
    }

    @Test
    void a_written_header_is_numpys_own() throws IOException {
        var out = new ByteArrayOutputStream();
        Npy.write(out, List.of(2), new float[]{1, -2});
        String text = HEADER + " ".repeat(128 - 10 - HEADER.length() - 1) + "\n";
        assertThat(out.toByteArray()).isEqualTo(buffer(136, false).put(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0))
                .putShort((short) 118).put(text.getBytes(StandardCharsets.US_ASCII)).putFloat(1).putFloat(-2)
                .array());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void each_version_of_the_header_is_read(int version) {
        assertThat(values(npy(version, HEADER, buffer(8, false).putFloat(1.5f).putFloat(-3).array())))
                .containsExactly(1.5f, -3);
    }

    @ParameterizedTest
    @CsvSource({"<,false", ">,true", "=,false"})
    void numbers_of_every_size_in_both_byte_orders(String order, boolean big) {
        assertThat(values(npy(order + "f2", false, "(2,)", buffer(4, big).putShort((short) 0x3c00)
                .putShort((short) 0xc100).array()))).containsExactly(1, -2.5f);
        assertThat(values(npy(order + "f4", false, "(2,)", buffer(8, big).putFloat(0.1f).putFloat(-1e30f).array())))
                .containsExactly(0.1f, -1e30f);
        assertThat(values(npy(order + "f8", false, "(2,)", buffer(16, big).putDouble(0.1).putDouble(-7).array())))
                .containsExactly(0.1f, -7);
        assertThat(values(npy(order + "i2", false, "(2,)", buffer(4, big).putShort((short) -2).putShort((short) 300)
                .array()))).containsExactly(-2, 300);
        assertThat(values(npy(order + "u2", false, "(2,)", buffer(4, big).putShort((short) -2).putShort((short) 300)
                .array()))).containsExactly(65_534, 300);
        assertThat(values(npy(order + "i4", false, "(2,)", buffer(8, big).putInt(-5).putInt(1 << 20).array())))
                .containsExactly(-5, 1 << 20);
        assertThat(values(npy(order + "u4", false, "(2,)", buffer(8, big).putInt(-1).putInt(7).array())))
                .containsExactly(0x1p32f, 7);
        assertThat(values(npy(order + "i8", false, "(2,)", buffer(16, big).putLong(-9).putLong(1L << 40).array())))
                .containsExactly(-9, 0x1p40f);
        assertThat(values(npy(order + "u8", false, "(2,)", buffer(16, big).putLong(-1).putLong(9).array())))
                .containsExactly(0x1p64f, 9);
    }

    @Test
    void bytes_and_truth_values_are_numbers() {
        assertThat(values(npy("|i1", false, "(3,)", bytes(0, 127, -128)))).containsExactly(0, 127, -128);
        assertThat(values(npy("|u1", false, "(3,)", bytes(0, 127, 255)))).containsExactly(0, 127, 255);
        assertThat(values(npy("|b1", false, "(2,)", bytes(1, 0)))).containsExactly(1, 0);
    }

    @Test
    void an_unsigned_number_of_64_bits_is_rounded_once() {
        // Just above half way between two floats: the lowest bit decides.
        long value = 0x8000_0080_0000_0001L;
        assertThat(values(npy("<u8", false, "(1,)", buffer(8, false).putLong(value).array())))
                .containsExactly(0x1.000002p63f);
    }

    @Test
    void fortran_order_becomes_c_order() {
        assertThat(values(npy("|u1", true, "(2, 3)", bytes(1, 4, 2, 5, 3, 6)))).containsExactly(1, 2, 3, 4, 5, 6);
        var columns = new byte[24];
        var expected = new float[24];
        int n = 0;
        for (int k = 0; k < 4; k++)
            for (int j = 0; j < 3; j++)
                for (int i = 0; i < 2; i++) {
                    columns[n] = (byte) n;
                    expected[(i * 3 + j) * 4 + k] = n++;
                }
        assertThat(values(npy("|u1", true, "(2, 3, 4)", columns))).isEqualTo(expected);
    }

    @Test
    void a_single_number_and_an_empty_array_have_their_shapes() {
        assertThat(Npy.read(npy("|u1", false, "()", bytes(9)), "a.npy").shape()).isEmpty();
        Npy.Array none = Npy.read(npy("<f4", false, "(0, 5)"), "a.npy");
        assertThat(none.shape()).containsExactly(0, 5);
        assertThat(none.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"|O", "<c8", "<c16", "<U5", "|S4", "<M8[ns]", "|V8", "f1", "<f16", "<f3", ""})
    void what_is_no_number_is_refused_with_its_type(String type) {
        assertRefused(npy(type, false, "(1,)", new byte[64]), "type " + type);
    }

    @Test
    void records_are_refused() {
        assertRefused(npy(1, "{'descr': [('x', '<f4'), ('y', '<f4')], 'fortran_order': False, 'shape': (1,), }",
                new byte[8]), "plain array");
    }

    @Test
    void a_file_cut_off_anywhere_is_refused() {
        for (int version = 1; version <= 3; version++) {
            byte[] file = npy(version, HEADER, buffer(8, false).putFloat(1).putFloat(2).array());
            for (int length = 0; length < file.length; length++) {
                byte[] cut = first(file, length);
                assertThatThrownBy(() -> Npy.read(cut, "a.npy")).isExactlyInstanceOf(Problem.class);
            }
            assertRefused(first(file, file.length - 1), "cut off");
        }
    }

    @Test
    void a_header_that_claims_to_be_longer_than_the_file_is_refused() {
        byte[] file = npy(2, HEADER, new byte[8]);
        ByteBuffer.wrap(file).putInt(8, -1);
        assertRefused(file, "header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(4000000000,)", "(99999999999999999999,)", "(100000, 100000)",
            "(2000000000, 2000000000, 2000000000)"})
    void an_absurd_shape_is_refused_before_memory_is_taken(String shape) {
        assertRefused(npy("<f4", false, shape, new byte[8]), "save");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(-1, 2)", "(1.5,)", "2", "('x',)"})
    void a_shape_that_is_none_is_refused(String shape) {
        assertRefused(npy("<f4", false, shape, new byte[8]), "plain array");
    }

    @Test
    void another_file_or_version_is_refused() {
        assertRefused("1,2,3\n4,5,6\n".getBytes(StandardCharsets.US_ASCII), "not a NumPy file");
        assertRefused(new byte[0], "not a NumPy file");
        assertRefused(npy(4, HEADER, new byte[8]), "version 4");
    }
}
