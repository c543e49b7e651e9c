package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every output value can be explained, and its explanation gives the same value.
class ExplanationTest {
    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_explanation_gives_the_value_of_the_reference_bit_for_bit(Class<?> kind) {
        var ops = new RandomOps(171 + kind.getSimpleName().hashCode());
        var random = new Random(171);
        for (int n = 0; n < 150; n++) {
            Case a = ops.next(kind, 17);
            Tensor y = scalar(a);
            for (int m = 0; m < 10; m++) {
                int at = random.nextInt(y.data.length);
                assertThat(explain(a, y.shape, at).value()).as("%s at %d", a, at).isEqualTo(y.data[at]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_number_of_an_explanation_stands_where_it_says(Class<?> kind) {
        var ops = new RandomOps(191 + kind.getSimpleName().hashCode());
        var random = new Random(191);
        for (int n = 0; n < 60; n++) {
            Case a = ops.next(kind, 17);
            Shape output = a.op().output(a.shapes());
            int at = random.nextInt(output.size());
            Region region = new Region(at % output.plane() / output.width(), at % output.width(), 1, 1);
            for (Source source : sources(explain(a, output, at), a)) {
                Tensor x = a.inputs().get(source.input());
                boolean inside = source.row() >= 0 && source.row() < x.shape.height() && source.column() >= 0
                        && source.column() < x.shape.width();
                assertThat(source.padding()).as("%s of %s", source, a).isEqualTo(!inside);
                if (!inside) continue;
                assertThat(source.value()).isEqualTo(x.at(source.channel(), source.row(), source.column()));
                Region needs = a.op().needs(region, source.input(), a.shapes());
                assertThat(needs.contains(new Region(source.row(), source.column(), 1, 1)))
                        .as("%s of %s needs %s", source, a, needs).isTrue();
            }
        }
    }

    /// The formula and the explanation go through the same numbers in the same order. The others add up in double precision
    /// or use factors made beforehand.
    private static List<Source> sources(Explanation explanation, Case a) {
        return switch (explanation) {
            case Explanation.Copied copied -> List.of(copied.source());
            case Explanation.WeightedSum sum -> sum.terms().stream().map(term -> read(term, a)).toList();
            case Explanation.Applied applied -> sources(applied.argument(), a);
            case Explanation.Largest largest -> largest.values();
            case Explanation.Mean mean -> mean.values();
            case Explanation.Interpolated four ->
                List.of(four.topLeft(), four.topRight(), four.bottomLeft(), four.bottomRight());
            case Explanation.Combined combined -> combined.values();
            case Explanation.BatchNormalised normalised -> List.of(normalised.x());
            case Explanation.LayerNormalised normalised -> normalised.values();
            case Explanation.ResponseNormalised normalised -> normalised.neighbours();
            case Explanation.Share share -> share.values();
        };
    }

    private static Source read(Term term, Case a) {
        Shape x = a.shapes().getFirst();
        boolean padding = term.row() < 0 || term.row() >= x.height() || term.column() < 0
                || term.column() >= x.width();
        return new Source(0, term.channel(), term.row(), term.column(), padding, term.input());
    }

    private static Explanation explain(Case a, Shape output, int at) {
        return a.op().explain(a.inputs(), at / output.plane(), at % output.plane() / output.width(),
                at % output.width());
    }

    private static Tensor scalar(Case a) {
        Region region = Region.all(a.op().output(a.shapes()));
        return a.op().forward(a.inputs().stream().map(Patch::of).toList(), region, Machine.SCALAR, Cancel.NEVER)
                .values();
    }
}
