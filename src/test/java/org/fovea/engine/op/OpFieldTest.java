package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
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
        var ops = new RandomOps(kind.getName().hashCode());
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
                    Region needs = a.op().needs(new Region(row, column, 1, 1), input, a.shapes());
                    if (inside(fields.rows(), row, x.height())) {
                        assertThat(fields.rows().first(row)).as("row %d of %s", row, a).isEqualTo(needs.top());
                        assertThat(fields.rows().last(row)).as("row %d of %s", row, a).isEqualTo(needs.bottom() - 1);
                        inside++;
                    }
                    if (inside(fields.columns(), column, x.width())) {
                        assertThat(fields.columns().first(column)).as("column %d of %s", column, a)
                                .isEqualTo(needs.left());
                        assertThat(fields.columns().last(column)).as("column %d of %s", column, a)
                                .isEqualTo(needs.right() - 1);
                        inside++;
                    }
                }
            }
        }
        assertThat(inside).isGreaterThan(500);
    }

    private static boolean inside(Field field, int output, int input) {
        return field.first(output) >= 0 && field.last(output) < input && field.first(output) <= field.last(output);
    }
}
