package org.fovea.ui.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Op;
import org.fovea.project.Conv;
import org.fovea.project.Kind;
import org.fovea.project.LayerKind;
import org.fovea.project.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    private static final Shape INPUT = new Shape(8, 12, 10);

    @ParameterizedTest
    @EnumSource
    void every_value_that_can_be_set_makes_an_operation_of_the_same_kind(LayerKind kind) {
        Kind first = kind.first(INPUT, 1);
        if (first instanceof Conv) return;
        Op op = first.op();
        List<Setting> settings = Settings.of(op, INPUT);
        var names = new HashSet<String>();
        for (Setting setting : settings) {
            assertThat(names.add(setting.name())).as("two settings are called %s", setting.name()).isTrue();
            switch (setting) {
                case Setting.Amount number -> {
                    assertThat(number.value()).isBetween(number.low(), number.high());
                    for (double value : new double[]{number.low(), number.high(), number.value()})
                        assertSame(op, number.set().apply(value));
                }
                case Setting.Pair pair -> {
                    assertSame(op, pair.set().of(1, 1));
                    assertSame(op, pair.set().of(3, 2));
                    assertThat(new Operation(pair.set().of(pair.rows(), pair.columns())).op().output(List.of(INPUT)))
                            .isEqualTo(op.output(List.of(INPUT)));
                }
                case Setting.Sides sides -> assertSame(op, sides.set().apply(new Padding.Explicit(1, 2, 3, 4)));
                case Setting.Flag flag -> {
                    assertSame(op, flag.set().apply(!flag.value()));
                    assertThat(LayerKind.of(new Operation(flag.set().apply(flag.value())))).isEqualTo(kind);
                }
                case Setting.Choice choice -> {
                    for (Setting.Option option : choice.options()) {
                        assertSame(op, option.op());
                        assertThat(option.tooltip()).isNotBlank();
                    }
                    assertThat(choice.chosen()).isBetween(0, choice.options().size() - 1);
                }
            }
        }
    }

    private static void assertSame(Op op, Op changed) {
        assertThat(changed.getClass()).isEqualTo(op.getClass());
    }
}
