package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.engine.Axis;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.op.RandomOps.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The receptive field of an operation is what it needs, away from the borders.
class OpFieldTest {

    static Stream<Class<?>> kinds() {
        return OpLawsTest.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_field_of_an_output_inside_is_the_region_it_needs(Class<?> kind) {
        var ops = new RandomOps(11 + kind.getSimpleName().hashCode());
        int inside = 0;
        for (int n = 0; n < 300; n++) {
            Case a = ops.next(kind, 60);
            Shape output = a.op().output(a.shapes());
            for (int input = 0; input < a.inputs().size(); input++) {
                Shape x = a.shapes().get(input);
                Fields fields = a.op().fields(input, a.shapes());
                for (int i = 0; i < Math.max(output.height(), output.width()); i++) {
                    int row = Math.min(i, output.height() - 1);
                    int column = Math.min(i, output.width() - 1);
                    if (!seesSomething(a.op(), x, row, true) || !seesSomething(a.op(), x, column, false)) continue;
                    Region needs = a.op().needs(new Region(row, column, 1, 1), input, a.shapes());
                    Span rows = new Span(needs.top(), needs.bottom() - 1);
                    Span columns = new Span(needs.left(), needs.right() - 1);
                    if (inside(fields.rows(), row, x.height())) {
                        check(a, exactRows(a.op()), Span.of(fields.rows(), row), rows);
                        inside++;
                    }
                    if (inside(fields.columns(), column, x.width())) {
                        check(a, exactColumns(a.op()), Span.of(fields.columns(), column), columns);
                        inside++;
                    }
                }
            }
        }
        assertThat(inside).isGreaterThan(500);
    }

    private record Span(int first, int last) {
        static Span of(Field field, int output) {
            return new Span(field.first(output), field.last(output));
        }
    }

    private static void check(Case a, boolean exact, Span seen, Span needed) {
        if (exact) assertThat(seen).as("%s", a).isEqualTo(needed);
        else {
            assertThat(seen.first()).as("%s", a).isLessThanOrEqualTo(needed.first());
            assertThat(seen.last()).as("%s", a).isGreaterThanOrEqualTo(needed.last());
        }
    }

    /// Where no tap lands on an output of a transposed convolution, it needs nothing, which a region cannot say.
    private static boolean seesSomething(Op op, Shape x, int output, boolean vertical) {
        if (!(op instanceof ConvTranspose2d c)) return true;
        Axis axis = vertical ? c.rows() : c.columns();
        int at = output + (vertical ? c.padding().top() : c.padding().left());
        int last = ((vertical ? x.height() : x.width()) - 1) * axis.stride();
        return IntStream.range(0, axis.size()).map(u -> at - u * axis.dilation())
                .anyMatch(from -> from >= 0 && from <= last && from % axis.stride() == 0);
    }

    /// With both a stride and a dilation, a transposed convolution's field is what several neighbours see.
    private static boolean exactRows(Op op) {
        return !(op instanceof ConvTranspose2d c) || c.rows().stride() == 1 || c.rows().dilation() == 1;
    }

    private static boolean exactColumns(Op op) {
        return !(op instanceof ConvTranspose2d c) || c.columns().stride() == 1 || c.columns().dilation() == 1;
    }

    private static boolean inside(Field field, int output, int input) {
        return field.first(output) >= 0 && field.last(output) < input && field.first(output) <= field.last(output);
    }
}
