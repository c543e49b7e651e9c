package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class CountTextTest {
    @Test
    void small_counts_are_written_in_full() {
        assertThat(CountText.of(0)).isEqualTo("0");
        assertThat(CountText.of(2368)).isEqualTo("2,368");
        assertThat(CountText.of(9_999_999)).isEqualTo("9,999,999");
    }

    @Test
    void large_counts_are_written_in_powers_of_a_thousand() {
        assertThat(CountText.of(206_158_430_208L)).isEqualTo("206 × 10⁹");
        assertThat(CountText.of(12_345_678)).isEqualTo("12.3 × 10⁶");
        assertThat(CountText.of(1_350_000_000_000L)).isEqualTo("1.35 × 10¹²");
        assertThat(CountText.of(Long.MAX_VALUE)).isEqualTo("9.22 × 10¹⁸");
    }

    @Test
    void what_rounds_up_to_a_thousand_takes_the_next_power() {
        assertThat(CountText.of(999_499_999)).isEqualTo("999 × 10⁶");
        assertThat(CountText.of(999_500_000)).isEqualTo("1.00 × 10⁹");
    }

    @Test
    void memory_is_counted_in_powers_of_1000() {
        assertThat(CountText.bytes(999)).isEqualTo("999 B");
        assertThat(CountText.bytes(12_000_000)).isEqualTo("12.0 MB");
        assertThat(CountText.bytes(1_200_000_000)).isEqualTo("1.20 GB");
    }

    @Test
    void with_room_counts_are_written_in_full_up_to_a_thousand_million() {
        assertThat(CountText.wide(BigInteger.valueOf(675_000_000))).isEqualTo("675,000,000");
        assertThat(CountText.wide(BigInteger.valueOf(999_999_999))).isEqualTo("999,999,999");
        assertThat(CountText.wide(BigInteger.valueOf(206_158_430_208L))).isEqualTo("206 × 10⁹");
    }

    @Test
    void counts_beyond_64_bits_are_powers_of_ten() {
        assertThat(CountText.of(new BigInteger("46099200000000000000"))).isEqualTo("4.61 × 10¹⁹");
        assertThat(CountText.bytes(new BigInteger("46099200000000000000"))).isEqualTo("4.61 × 10¹⁹ B");
    }
}
