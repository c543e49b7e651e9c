package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.engine.op.Activation;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.Shapes;
import org.jspecify.annotations.Nullable;

/// A network on paper: the shape of every layer's output and what it costs, without computing a value; and where it cannot
/// work, why.
///
/// @param picture the shape of the picture
/// @param rows one per layer
public record Outline(Shape picture, List<Row> rows) {

    /// @param number 1, 2, …
    /// @param inputs the shapes it reads; empty where a layer before it cannot work
    /// @param output the shape of its maps; null where it cannot work
    /// @param field what it sees of the picture; nothing where it cannot work
    /// @param misfit why not, unless the reason is a layer before it
    public record Row(int number, Layer layer, List<Shape> inputs, @Nullable Shape output,
            Optional<ReceptiveField> field, Optional<Misfit> misfit) {

        /// Whether a layer has the same geometry for certain: it is the same but for its name and colours.
        boolean likeOf(Layer other) {
            return layer.kind().equals(other.kind()) && layer.enabled() == other.enabled()
                    && layer.inputs().equals(other.inputs());
        }

        public boolean works() {
            return output != null;
        }

        /// Whether it says nothing else than another row, but for learned numbers of a convolution.
        private boolean sameButWeights(Row other) {
            return number == other.number && sameButWeights(layer, other.layer) && inputs.equals(other.inputs)
                    && Objects.equals(output, other.output) && field.equals(other.field) && misfit.equals(other.misfit);
        }

        private static boolean sameButWeights(Layer one, Layer other) {
            if (!one.withKind(other.kind()).equals(other)) return false;
            if (!(one.kind() instanceof Conv was && other.kind() instanceof Conv is))
                return one.kind().equals(other.kind());
            return was.filters().size() == is.filters().size() && was.seen() == is.seen()
                    && was.withFilters(is.filters()).equals(is);
        }

        /// Learned numbers: weights and biases; 0 where it does not work.
        public long parameters() {
            return output == null ? 0 : layer.op().parameters();
        }

        /// Multiplications, additions or comparisons for one picture; 0 where it does not work.
        public long multiplyAdds() {
            return output == null ? 0 : layer.op().multiplyAdds(Region.all(output), inputs);
        }
    }

    public Outline {
        rows = List.copyOf(rows);
    }

    public static Outline of(Project project) {
        return of(project.picture().shape(), project.layers());
    }

    /// Of layers that look at a picture of this shape; what has numbers for each channel follows.
    public static Outline of(Shape picture, List<Layer> layers) {
        return new Outline(picture, List.of()).after(picture, Shapes.fitted(picture, layers));
    }

    /// Of a project that differs from this one a little: what did not change is taken over, so that a dragged weight costs
    /// next to nothing however many layers there are. Equal to [#of].
    public Outline after(Project next) {
        return after(next.picture().shape(), next.layers());
    }

    /// @param layers fitted to their inputs
    private Outline after(Shape nextPicture, List<Layer> layers) {
        List<@Nullable Shape> shapes = Shapes.of(nextPicture, layers);
        var next = new ArrayList<Row>();
        var fields = new ArrayList<@Nullable ReceptiveField>(List.of(ReceptiveField.picture(nextPicture)));
        // Whether the field of a node is the very one it was.
        var kept = new ArrayList<Boolean>(List.of(nextPicture.equals(picture)));
        for (int n = 1; n < shapes.size(); n++) {
            Layer layer = layers.get(n - 1);
            List<Shape> inputs = layer.read().stream().map(shapes::get).filter(Objects::nonNull).toList();
            boolean reached = inputs.size() == layer.read().size();
            Row before = n <= rows.size() ? rows.get(n - 1) : null;
            Row same = before != null && reached && before.inputs().equals(inputs) && before.likeOf(layer)
                    && layer.read().stream().allMatch(kept::get) ? before : null;
            ReceptiveField was = before == null ? null : before.field().orElse(null);
            ReceptiveField is = same == null ? field(n, layer, inputs, shapes.get(n), fields) : was;
            boolean still = is != null && is.equals(was);
            fields.add(still ? was : is);
            kept.add(still);
            boolean asks = reached && (same == null || !same.works());
            next.add(new Row(n, layer, reached ? inputs : List.of(), shapes.get(n), Optional.ofNullable(fields.get(n)),
                    asks ? misfit(n, layers, shapes, inputs) : Optional.empty()));
        }
        return new Outline(nextPicture, next);
    }

    private static @Nullable ReceptiveField field(int number, Layer layer, List<Shape> inputs, @Nullable Shape output,
            List<@Nullable ReceptiveField> fields) {
        return output == null
                ? null
                : ReceptiveField.of(number, new Node(layer.op(), layer.read()), inputs, output,
                        layer.read().stream().map(fields::get).filter(Objects::nonNull).toList());
    }

    private static Optional<Misfit> misfit(int number, List<Layer> layers, List<@Nullable Shape> shapes,
            List<Shape> inputs) {
        Layer layer = layers.get(number - 1);
        if (layer.enabled() && layer.kind() instanceof Conv conv) return Check.of(number, conv, inputs.getFirst());
        try {
            layer.op().output(inputs);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Offers(layers, shapes, number, inputs).misfit(String.valueOf(e.getMessage())));
        }
    }

    /// Whether it is the same as another but for weights, biases and names of filters: shapes, fields and counts are.
    public boolean sameButWeights(Outline other) {
        if (!picture.equals(other.picture) || rows.size() != other.rows.size()) return false;
        for (int i = 0; i < rows.size(); i++) if (!rows.get(i).sameButWeights(other.rows.get(i))) return false;
        return true;
    }

    /// All layers.
    public List<Layer> layers() {
        return rows.stream().map(Row::layer).toList();
    }

    /// Layer 1, 2, ….
    public Row row(int number) {
        return rows.get(number - 1);
    }

    /// The network. In place of layers that cannot work, or wait for one, stand copies of the picture; none that works reads
    /// them.
    public Network network() {
        var nodes = new ArrayList<Node>();
        for (Row row : rows) {
            nodes.add(!row.works()
                    ? new Node(Activation.IDENTITY, List.of(0))
                    : new Node(row.layer().op(), row.layer().read()));
        }
        return new Network(picture, nodes);
    }

    /// The learned numbers of all layers.
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /// Of all layers, for one picture.
    public long multiplyAdds() {
        return rows.stream().mapToLong(Row::multiplyAdds).sum();
    }

    /// The first reason why not all of it works.
    public Optional<Misfit> misfit() {
        return rows.stream().map(Row::misfit).flatMap(Optional::stream).findFirst();
    }

    /// The row of the first layer that cannot work for a reason of its own.
    public Optional<Row> broken() {
        return rows.stream().filter(row -> row.misfit().isPresent()).findFirst();
    }
}
