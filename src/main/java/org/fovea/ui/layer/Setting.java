package org.fovea.ui.layer;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.fovea.compute.Misfit;
import org.fovea.engine.Padding;
import org.fovea.engine.op.Op;
import org.fovea.ui.layer.AxisRow.Parameter;

/// One thing that can be set about an operation: what it is now, and the operation that another value makes.
sealed interface Setting {
    String name();

    /// What a misfit would have to be about to be told under this setting.
    Misfit.Setting about();

    /// A number.
    ///
    /// @param tooltip teaches the term in one sentence
    /// @param step what an arrow key adds
    record Amount(String name, String tooltip, Misfit.Setting about, double value, double low, double high,
            boolean whole, double step, DoubleFunction<Op> set) implements Setting {
    }

    /// A whole number for rows and one for columns, both at least 1.
    record Pair(Parameter parameter, Misfit.Setting about, int rows, int columns, Both set) implements Setting {
        /// Rows and columns together.
        interface Both {
            Op of(int rows, int columns);
        }

        @Override
        public String name() {
            return parameter.name();
        }
    }

    /// How much is added, or cut off, on each of the four sides.
    record Sides(String name, String tooltip, Padding.Explicit value,
            Function<Padding.Explicit, Op> set) implements Setting {
        @Override
        public Misfit.Setting about() {
            return Misfit.Setting.PADDING;
        }
    }

    record Flag(String name, String tooltip, boolean value, Function<Boolean, Op> set) implements Setting {
        @Override
        public Misfit.Setting about() {
            return Misfit.Setting.OPERATION;
        }
    }

    /// One of a few.
    ///
    /// @param chosen the index of the one that holds
    record Choice(String name, String tooltip, Misfit.Setting about, List<Option> options, int chosen)
            implements
                Setting {
    }

    record Option(String label, String tooltip, Op op) {
    }
}
