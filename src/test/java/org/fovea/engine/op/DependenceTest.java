package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Span;
import org.fovea.engine.field.Units;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A value that is no number makes no number of everything that depends on it.
class DependenceTest {

    static Stream<Class<?>> kinds() {
        return OpLawsTest.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_no_number_spreads_to_the_outputs_that_depend_on_it_and_to_no_others(Class<?> kind) {
        var ops = new RandomOps(13 + kind.getSimpleName().hashCode());
        var random = new Random(13 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 400; n++) {
            Case a = ops.next(kind, 12);
            int input = random.nextInt(a.inputs().size());
            Dependence dependence = Dependence.of(a.op(), input, a.shapes());
            Shape x = a.shapes().get(input);
            int at = random.nextInt(x.size());
            int channel = at / x.plane();
            int row = at / x.width() % x.height();
            int column = at % x.width();
            Tensor y = spread(a, input, at);
            Units reached = dependence.outputs(Units.of(channel, row, column));
            for (int o = 0; o < y.data.length; o++) {
                int k = o / y.shape.plane();
                int i = o / y.shape.width() % y.shape.height();
                int j = o % y.shape.width();
                boolean depends = Float.isNaN(y.data[o]);
                assertThat(reached.contains(k, i, j)).as("%s: %d to (%d, %d, %d)", a, at, k, i, j).isEqualTo(depends);
                assertThat(dependence.sources(Units.of(k, i, j)).contains(channel, row, column))
                        .as("%s: %d from (%d, %d, %d)", a, at, k, i, j).isEqualTo(depends);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void units_together_depend_on_what_each_of_them_depends_on(Class<?> kind) {
        var ops = new RandomOps(17 + kind.getSimpleName().hashCode());
        var random = new Random(17 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 100; n++) {
            Case a = ops.next(kind, 9);
            int input = random.nextInt(a.inputs().size());
            Dependence dependence = Dependence.of(a.op(), input, a.shapes());
            Units some = some(a.op().output(a.shapes()), random);
            assertSame(dependence.sources(some), each(some).stream().map(dependence::sources).toList());
            assertSame(dependence.seen(some), each(some).stream().map(dependence::seen).toList());
            Units from = some(a.shapes().get(input), random);
            assertSame(dependence.outputs(from), each(from).stream().map(dependence::outputs).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void without_borders_the_outermost_rows_are_those_of_the_receptive_field(Class<?> kind) {
        var ops = new RandomOps(19 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 200; n++) {
            Case a = ops.next(kind, 20);
            Dependence dependence = Dependence.of(a.op(), 0, a.shapes());
            Fields fields = a.op().fields(0, a.shapes());
            boolean gaps = a.op() instanceof ConvTranspose2d;
            for (int o = 0; o < 4 && !(a.op() instanceof Flatten); o++) {
                Units seen = dependence.seen(Units.of(0, o, o + 1));
                if (seen.isEmpty()) continue;
                check(seen.rows(), fields.rows(), o, gaps);
                check(seen.columns(), fields.columns(), o + 1, gaps);
            }
        }
    }

    /// @param gaps whether an output may see less than the field, which is the same for several of them
    private static void check(Places seen, Field field, int output, boolean gaps) {
        Span all = Span.of(field, output);
        if (gaps) assertThat(Places.of(List.of(all)).holds(seen)).isTrue();
        else
            assertThat(List.of(seen.first(), seen.last())).containsExactly(all.first(), all.last());
    }

    private static Tensor spread(Case a, int input, int at) {
        var inputs = new ArrayList<Patch>();
        for (int i = 0; i < a.inputs().size(); i++)
            inputs.add(Patch.of(i == input ? a.inputs().get(i).with(at, Float.NaN) : a.inputs().get(i)));
        return a.op().forward(inputs, Region.all(a.op().output(a.shapes())), Machine.SCALAR, Cancel.NEVER).values();
    }

    private static Units some(Shape shape, Random random) {
        return Units.of(new Box(places(shape.channels(), random), places(shape.height(), random),
                places(shape.width(), random)));
    }

    private static Places places(int size, Random random) {
        var spans = new ArrayList<Span>();
        for (int at = 0; at < size; at++) if (random.nextInt(3) > 0) spans.add(new Span(at, at, 1));
        return Places.of(spans);
    }

    private static List<Units> each(Units units) {
        var each = new ArrayList<Units>();
        for (Box box : units.boxes())
            box.channels().stream().forEach(c -> box.rows().stream()
                    .forEach(i -> box.columns().stream().forEach(j -> each.add(Units.of(c, i, j)))));
        return each;
    }

    private static void assertSame(Units units, List<Units> parts) {
        Units all = parts.stream().reduce(Units.NONE, Units::or);
        assertThat(each(units).stream().allMatch(one -> all.contains(one.channels().first(), one.rows().first(),
                one.columns().first()))).isTrue();
        assertThat(each(all).stream().allMatch(one -> units.contains(one.channels().first(), one.rows().first(),
                one.columns().first()))).isTrue();
    }
}
