package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.cli.bench.Peer;
import org.fovea.cli.bench.Suite;
import org.fovea.cli.bench.Suites;
import org.fovea.cli.bench.WholeLayer;
import org.fovea.cli.bench.Work;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchTest {
    private static final Screen SCREEN = new Screen(Map.of(), false, _ -> true);
    private static final String ALL = String.valueOf(Runtime.getRuntime().availableProcessors());

    private static Ran bench(Suite suite, String... options) {
        var args = new ArrayList<>(List.of("bench"));
        args.addAll(List.of(options));
        return Ran.with(SCREEN, _ -> {
        }, StandardCharsets.UTF_8, suite, args.toArray(String[]::new));
    }

    private static JsonNode json(Suite suite, String... options) throws JsonProcessingException {
        var args = new ArrayList<>(List.of("--json"));
        args.addAll(List.of(options));
        Ran ran = bench(suite, args.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void json_has_the_peak_of_each_number_of_threads_and_every_item_with_each() throws JsonProcessingException {
        JsonNode json = json(Suites.small());
        assertThat(json.path("peakGflops").path("1").asDouble()).isPositive();
        assertThat(json.path("peakGflops").path(ALL).asDouble()).isPositive();
        assertThat(json.path("bandwidthGBs").path(ALL).path("triad").asDouble()).isPositive();
        assertThat(json.path("machine").path("processors").asText()).isEqualTo(ALL);
        assertThat(json.path("items").findValuesAsText("id")).containsOnly("first", "second");
        for (JsonNode item : json.path("items")) {
            assertThat(item.fieldNames()).toIterable().containsExactly("id", "work", "threads", "algorithm", "msMin",
                    "msMedian", "gflops", "shareOfPeak", "peers", "ratio");
            assertThat(item.path("msMin").asDouble()).isPositive()
                    .isLessThanOrEqualTo(item.path("msMedian").asDouble());
            double peak = json.path("peakGflops").path(item.path("threads").asText()).asDouble();
            assertThat(item.path("gflops").asDouble() / peak).isCloseTo(item.path("shareOfPeak").asDouble(),
                    withPercentage(0.1));
            assertThat(item.path("peers")).isEmpty();
        }
    }

    @Test
    void a_peer_has_its_median_and_the_ratio_of_ours_to_it_where_it_can_compute_the_item()
            throws JsonProcessingException {
        JsonNode items = json(Suites.small(new Plain(0)), "--threads", "1").path("items");
        assertThat(items).hasSize(2);
        JsonNode first = items.get(0);
        assertThat(first.path("ratio").path("plain").asDouble()).isCloseTo(
                first.path("msMedian").asDouble() / first.path("peers").path("plain").asDouble(),
                withPercentage(0.1));
        assertThat(items.get(1).path("peers")).as("more than one channel").isEmpty();
    }

    @Test
    void a_table_has_a_line_for_each_item() {
        Ran ran = bench(Suites.small(new Plain(0)), "--quick", "--threads=1");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines().filter(line -> line.startsWith("first") || line.startsWith("second"))).hasSize(2)
                .first().asString().contains("1×8×9→1, 3×3").containsPattern("\\d %");
        assertThat(ran.out()).contains("peak in GFLOP/s: 1 thread", "plain ms", "ratio");
    }

    @Test
    void only_some_items_are_measured_where_they_are_named() throws JsonProcessingException {
        assertThat(json(Suites.small(), "--only", "second", "--threads", "1").path("items").findValuesAsText("id"))
                .containsExactly("second");
    }

    @Test
    void progress_is_told_where_someone_reads_along_and_gone_at_the_end() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> true);
        int code = new Commands(console, SCREEN, _ -> {
        }, Suites.small()).run("bench", "--threads", "1");
        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("first with 1 thread", "second with 1 thread")
                .endsWith("\r\u001b[K").doesNotContain("\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\r", "\u001b").contains("first", "second");
    }

    @Test
    void a_test_s_complaints_are_read_by_a_program() {
        assertThat(Terminal.showsErrors()).isFalse();
    }

    @Test
    void a_wrong_result_is_a_failure_and_no_figure() {
        Ran ran = bench(Suites.small(new Plain(0.01f)), "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("fovea: ").contains("plain", "first").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"--threads 0;--threads", "--threads 999999;on this machine",
            "--threads two;“two”", "--only third;first, second", "--fast;--fast", "all;all"})
    void what_cannot_work_is_refused_in_one_line(String options, String words) {
        Ran ran = bench(Suites.small(), options.split(" ", -1));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("fovea: ").contains(words).hasLineCount(1).endsWith(".\n");
    }

    /// The scalar loops as an engine of one channel, with an error of choice.
    private record Plain(float error) implements Peer {
        @Override
        public String name() {
            return "plain";
        }

        @Override
        public boolean covers(Work work) {
            return work.input().channels() == 1;
        }

        @Override
        public Prepared prepare(Work work, Tensor x, int threads) {
            Conv2d layer = ((WholeLayer) work).layer();
            return new Prepared() {
                @Override
                public void run() {
                    layer.forward(x, Machine.SCALAR, Cancel.NEVER);
                }

                @Override
                public Tensor result() {
                    Tensor result = layer.forward(x, Machine.SCALAR, Cancel.NEVER);
                    return result.with(3, result.data[3] + error);
                }

                @Override
                public void close() {
                    // Nothing is held.
                }
            };
        }
    }
}
