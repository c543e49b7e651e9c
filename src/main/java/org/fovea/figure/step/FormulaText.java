package org.fovea.figure.step;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.step.Moment;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Source;
import org.fovea.engine.op.Term;

/// The formula of a layer and the values its indices have for the term whose turn it is. Names as in the field: the output
/// row and column i and j of map k, the kernel's row and column u and v, the input's i′ and j′ in channel k′, strides s,
/// dilation d and padding p per axis.
final class FormulaText {
    private FormulaText() {
    }

    /// The formula, then the indices, then where the input row and column come from; fewer where a layer has no such things.
    static List<String> of(Moment moment) {
        Op op = moment.evaluation().step().op();
        Optional<Term> term = moment.partial().term();
        if (moment.neuron().isPresent()) {
            String formula = "z(i,j,k) = b_k + ΣΣΣ x(i′,j′,k′) · w(u,v,k′,k)";
            return term.isEmpty()
                    ? List.of(formula)
                    : List.of(formula, indices(moment, term.get()),
                            windows(moment, term.get().tapRow(), term.get().tapColumn(), moment.evaluation().rows(),
                                    moment.evaluation().columns()));
        }
        return switch (op) {
            case ConvTranspose2d transposed -> {
                String formula = "z(i′·s + u·d − p, …) += x(i′,j′,k′) · w(u,v,k,k′)";
                yield term.isEmpty()
                        ? List.of(formula)
                        : List.of(formula, stamped(moment, term.get()),
                                stamp(transposed, term.get()));
            }
            case Dense _ -> {
                String formula = "z(k) = b_k + Σ x(n) · w(k,n)";
                yield term.isEmpty()
                        ? List.of(formula)
                        : List.of(formula, "k=%d  n=%,d".formatted(moment.place().map(), moment.place().done() - 1));
            }
            case MaxPool pool -> pooled("y(i,j,k) = max x(i′,j′,k)", moment, pool.pooling());
            case AvgPool pool -> pooled("y(i,j,k) = Σ x(i′,j′,k) ÷ n", moment, pool.pooling());
            default -> List.of();
        };
    }

    private static String indices(Moment moment, Term term) {
        return minus("i=%d j=%d k=%d  u=%d v=%d k′=%d".formatted(moment.place().row(), moment.place().column(),
                moment.place().map(), term.tapRow(), term.tapColumn(), term.channel()));
    }

    /// `i′ = 56·1 + 3·1 − 3 = 56  j′ = 81·1 + 2·1 − 3 = 80`
    private static String windows(Moment moment, int u, int v, Window rows, Window columns) {
        return axis("i′", moment.place().row(), u, rows) + "  " + axis("j′", moment.place().column(), v, columns);
    }

    private static String axis(String name, int output, int tap, Window window) {
        return "%s = %d·%d + %d·%d − %d = %s".formatted(name, output, window.stride(), tap, window.dilation(),
                window.before(), minus(Integer.toString(window.row(output, tap))));
    }

    private static String stamped(Moment moment, Term term) {
        return "i′=%d j′=%d k′=%d  u=%d v=%d  k=%d".formatted(term.row(), term.column(), term.channel(), term.tapRow(),
                term.tapColumn(), moment.place().map());
    }

    private static String stamp(ConvTranspose2d op, Term term) {
        return "i = %d·%d + %d·%d − %d = %d  j = %d·%d + %d·%d − %d = %d".formatted(term.row(), op.rows().stride(),
                term.tapRow(), op.rows().dilation(), op.padding().top(),
                term.row() * op.rows().stride() + term.tapRow() * op.rows().dilation() - op.padding().top(),
                term.column(), op.columns().stride(), term.tapColumn(), op.columns().dilation(), op.padding().left(),
                term.column() * op.columns().stride() + term.tapColumn() * op.columns().dilation()
                        - op.padding().left());
    }

    private static List<String> pooled(String formula, Moment moment, Pooling pooling) {
        Optional<Source> read = moment.partial().read();
        if (read.isEmpty()) return List.of(formula);
        Shape input = moment.evaluation().input().shape;
        Window rows = pooling.rowWindow(input);
        Window columns = pooling.columnWindow(input);
        int u = (read.get().row() - rows.row(moment.place().row(), 0)) / rows.dilation();
        int v = (read.get().column() - columns.row(moment.place().column(), 0)) / columns.dilation();
        return List.of(formula, "i=%d j=%d k=%d  u=%d v=%d".formatted(moment.place().row(), moment.place().column(),
                moment.place().map(), u, v), windows(moment, u, v, rows, columns));
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
