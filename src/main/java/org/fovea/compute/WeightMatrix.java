package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Term;

/// A convolution as one sparse matrix: `y = W·x + b`, with a row for each output value `(k, i, j)` and a column for each
/// input value `(c, i′, j′)`, both counted channel by channel, row by row. Every weight stands in many rows, shifted along:
/// within one channel W is a block Toeplitz matrix; zero blocks are channels that a map does not see. Where the padding
/// repeats the input, a place can hold several weights, which add up.
public final class WeightMatrix {
    /// One weight at one place of the matrix.
    ///
    /// @param column the input value it meets
    /// @param map the filter it belongs to, k
    /// @param channel the input channel, c
    /// @param tapRow its row in the kernel, u
    /// @param tapColumn its column in the kernel, v
    public record Entry(int column, int map, int channel, int tapRow, int tapColumn, float weight) {
        /// Whether both are one and the same weight, at two places.
        public boolean sharesWith(Entry other) {
            return map == other.map && channel == other.channel && tapRow == other.tapRow
                    && tapColumn == other.tapColumn;
        }
    }

    private final Conv2d layer;
    private final Shape input;
    private final Shape output;
    private final List<Integer> maps;
    private final List<List<Entry>> rows = new ArrayList<>();

    /// @param input C×H×W, small
    /// @param maps which maps have rows
    /// @throws IllegalArgumentException when the layer cannot look at such an input
    public WeightMatrix(Conv2d layer, Shape input, List<Integer> maps) {
        this.layer = layer;
        this.input = input;
        this.maps = List.copyOf(maps);
        output = layer.output(input);
        Tensor nothing = Tensor.zeros(input);
        for (int k : maps)
            for (int i = 0; i < output.height(); i++)
                for (int j = 0; j < output.width(); j++) rows.add(entries(nothing, k, i, j));
    }

    private List<Entry> entries(Tensor x, int k, int i, int j) {
        var entries = new ArrayList<Entry>();
        for (Term term : layer.explain(x, k, i, j)) {
            int row = layer.paddingMode().source(term.row(), input.height());
            int column = layer.paddingMode().source(term.column(), input.width());
            if (row >= 0 && column >= 0)
                entries.add(new Entry(input.index(term.channel(), row, column), k, term.channel(), term.tapRow(),
                        term.tapColumn(), term.weight()));
        }
        return entries;
    }

    /// The shape of the input, C×H×W.
    public Shape input() {
        return input;
    }

    /// The shape of the output, with as many channels as maps have rows.
    public Shape output() {
        return new Shape(maps.size(), output.height(), output.width());
    }

    /// Which maps have rows.
    public List<Integer> maps() {
        return maps;
    }

    public int height() {
        return rows.size();
    }

    public int width() {
        return input.size();
    }

    /// The weights of a row, in the order in which the engine's reference adds them up.
    public List<Entry> row(int number) {
        return rows.get(number);
    }

    /// How many places hold a weight.
    public long filled() {
        return rows.stream().mapToLong(row -> row.stream().mapToInt(Entry::column).distinct().count()).sum();
    }

    /// How many different weights there are.
    public int weights() {
        return maps.size() * layer.filters().getFirst().weights().shape.size();
    }

    /// How often a weight stands in the matrix.
    public int uses(Entry entry) {
        int uses = 0;
        for (List<Entry> row : rows) for (Entry each : row) if (each.sharesWith(entry)) uses++;
        return uses;
    }

    /// `W·x + b`, maps×H×W: each row beginning with the bias, product by product, as the engine's reference does; equal to it
    /// bit for bit, unless a weight is infinite.
    ///
    /// @throws IllegalArgumentException when x has another shape
    public Tensor times(Tensor x) {
        if (!x.shape.equals(input)) throw new IllegalArgumentException("%s, not %s".formatted(input, x.shape));
        var y = new float[rows.size()];
        int plane = output.plane();
        for (int r = 0; r < y.length; r++) {
            float sum = layer.filters().get(maps.get(r / plane)).bias();
            for (Entry entry : rows.get(r)) sum += x.data[entry.column()] * entry.weight();
            y[r] = sum;
        }
        return new Tensor(output(), y);
    }
}
