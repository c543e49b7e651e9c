package org.fovea.compute.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Explanation;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.op.Term;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Term by term, every value becomes what the formula says.
class PartialTest {
    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    private static Tensor reference(Case a) {
        List<Patch> inputs = a.inputs().stream().map(Patch::of).toList();
        Shape output = a.op().output(a.shapes());
        return a.op().forward(inputs, Region.all(output), Machine.SCALAR, Cancel.NEVER).values();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void with_its_last_term_every_value_is_that_of_the_explanation_and_before_there_is_none(Class<?> kind) {
        var ops = new RandomOps(321 + kind.getSimpleName().hashCode());
        var random = new Random(321);
        for (int n = 0; n < 60; n++) {
            Case a = ops.next(kind, 11);
            Shape y = a.op().output(a.shapes());
            Explanation why = a.op().explain(a.inputs(), random.nextInt(y.channels()), random.nextInt(y.height()),
                    random.nextInt(y.width()));
            int terms = Partial.terms(why);
            for (int done = 0; done < terms; done++)
                assertThat(new Partial(why, done).value()).as("%d of %s", done, why).isEmpty();
            assertThat(new Partial(why, terms).value()).contains(why.value());
        }
    }

    /// What is added last is the difference that it makes: sums run in the order of their terms, beginning with the bias.
    @ParameterizedTest
    @MethodSource("sums")
    void the_last_running_sum_of_products_is_the_reference_bit_for_bit(Class<?> kind) {
        var ops = new RandomOps(322 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 60; n++) {
            Case a = ops.next(kind, 7);
            Tensor reference = reference(a);
            Shape y = reference.shape;
            for (int k = 0; k < y.channels(); k++)
                for (int i = 0; i < y.height(); i++)
                    for (int j = 0; j < y.width(); j++) check(a, reference, k, i, j);
        }
    }

    static Stream<Class<?>> sums() {
        return Stream.of(Convolution.class, ConvTranspose2d.class, Dense.class);
    }

    private static void check(Case a, Tensor reference, int k, int i, int j) {
        Explanation why = a.op().explain(a.inputs(), k, i, j);
        Explanation.WeightedSum sum = why instanceof Explanation.Applied applied
                ? (Explanation.WeightedSum) applied.argument()
                : (Explanation.WeightedSum) why;
        float running = sum.bias();
        assertThat(new Partial(why, 0).soFar()).isEqualTo(running);
        for (int done = 1; done <= sum.terms().size(); done++) {
            Term term = sum.terms().get(done - 1);
            running += term.input() * term.weight();
            Partial partial = new Partial(why, done);
            assertThat(partial.soFar()).isEqualTo(running);
            assertThat(partial.term()).contains(term);
            assertThat(partial.read()).hasValueSatisfying(read -> {
                assertThat(read.row()).isEqualTo(term.row());
                assertThat(read.column()).isEqualTo(term.column());
                assertThat(read.channel()).isEqualTo(term.channel());
            });
        }
        float value = new Partial(why, Partial.terms(why)).value().orElseThrow();
        assertThat(Float.floatToIntBits(value)).as("%d, %d, %d of %s", k, i, j, a)
                .isEqualTo(Float.floatToIntBits(reference.at(k, i, j)));
    }

    @Test
    void there_are_no_more_terms_than_a_value_has() {
        Case a = new RandomOps(323).next(Convolution.class, 5);
        Explanation why = a.op().explain(a.inputs(), 0, 0, 0);
        assertThatThrownBy(() -> new Partial(why, Partial.terms(why) + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Partial(why, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
