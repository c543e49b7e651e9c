package org.fovea.cli.bench;

import java.util.concurrent.TimeUnit;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The items of `fovea bench` under JMH, each in a fresh process: what a change of the engine does, without the influence
/// that items have on each other when Java compiles for all of them. docs/performance.md gives the command.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LayerBenchmark {
    @Param({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "filter-3", "filter-7", "filter-21",
            "preset-gaussian", "other-dilation-2", "other-groups-4"})
    private String item = "";

    /// Of the whole engine; 0 means one for each processor.
    @Param({"1", "0"})
    private int threads;

    private WholeLayer work = WholeLayer.of("none", new Shape(1, 1, 1), 1, 1);
    private Tensor x = work.x();
    private Machine machine = Machine.SCALAR;

    @Setup
    public void prepare() {
        work = WorkList.all().stream().filter(any -> any.id().equals(item)).map(WholeLayer.class::cast).findFirst()
                .orElseThrow();
        x = work.x();
        machine = new Machine(Kernels.fastest(), threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
        Comparison.withFormula(work, x, forward());
    }

    @Benchmark
    public Tensor forward() {
        return work.layer().forward(x, machine, Cancel.NEVER);
    }
}
