package org.fovea.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/// A report as JSON, for programs. Figures have six significant digits.
public final class ReportJson {
    private static final MathContext DIGITS = new MathContext(6);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReportJson() {
    }

    /// The whole text, without a line break at its end.
    public static String of(Report report) {
        return json(report).toPrettyString();
    }

    private static ObjectNode json(Report report) {
        ObjectNode json = NODES.objectNode();
        Report.Limits limits = report.limits();
        json.putObject("machine").put("processor", limits.machine().processor())
                .put("processors", limits.machine().processors()).put("system", limits.machine().system())
                .put("java", limits.machine().java()).put("kernels", limits.machine().kernels());
        ObjectNode peak = json.putObject("peakGflops");
        limits.peakGflops().forEach((threads, gflops) -> peak.put(threads.toString(), rounded(gflops)));
        ObjectNode bandwidth = json.putObject("bandwidthGBs");
        limits.bandwidth().forEach((threads, of) -> bandwidth.putObject(threads.toString())
                .put("read", rounded(of.read())).put("copy", rounded(of.copy())).put("triad", rounded(of.triad())));
        var items = json.putArray("items");
        for (Report.Item item : report.items()) {
            ObjectNode entry = items.addObject().put("id", item.id()).put("work", item.work())
                    .put("threads", item.threads()).put("algorithm", item.algorithm())
                    .put("msMin", rounded(item.msMin())).put("msMedian", rounded(item.msMedian()))
                    .put("gflops", rounded(item.gflops())).put("shareOfPeak", rounded(item.shareOfPeak()));
            numbers(entry.putObject("peers"), item.peers());
            numbers(entry.putObject("ratio"), item.ratio());
        }
        return json;
    }

    private static void numbers(ObjectNode json, Map<String, Double> values) {
        values.forEach((name, value) -> json.put(name, rounded(value)));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
