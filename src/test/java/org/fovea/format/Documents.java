package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.RandomOps;
import org.fovea.format.ProjectFile.Document;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.fovea.project.Conv;
import org.fovea.project.Display;
import org.fovea.project.Fit;
import org.fovea.project.Kind;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Operation;
import org.fovea.project.Paint;
import org.fovea.project.Pattern;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Range;
import org.fovea.project.Scope;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.fovea.project.learn.Trainings;
import org.jspecify.annotations.Nullable;

/// Documents of every kind from a seed, and whether two are the same to the last bit.
public final class Documents {
    private static final List<Range> RANGES = List.of(new Range.Auto(), new Range.Symmetric(),
            new Range.Fixed(-1.5f, 2.25f), new Range.Percentile(2));
    private static final List<Padding.Named> NAMED = List.of(Padding.Named.values());
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());
    private static final List<Scope> SCOPES = List.of(Scope.values());
    private static final List<Colors> COLORS = List.of(Colors.values());

    private Documents() {
    }

    /// A document with every kind of layer, each in random settings, whether it works or not.
    public static Document random(long seed) {
        var random = new Random(seed);
        var ops = new RandomOps(seed);
        Picture picture = picture((int) Math.floorMod(seed, 4L), random);
        var layers = new ArrayList<Layer>();
        var count = 2 * RandomOps.KINDS.size();
        for (int n = 1; n <= count; n++) {
            Kind kind = n % 2 == 0
                    ? conv(1 + random.nextInt(4), random)
                    : new Operation(ops.next(RandomOps.KINDS.get(n / 2 % RandomOps.KINDS.size()),
                            new Shape(1 + random.nextInt(4), 3, 4)));
            var inputs = new ArrayList<Integer>();
            for (int i = random.nextInt(3); i >= 0; i--) inputs.add(random.nextInt(n));
            layers.add(new Layer("layer %d / Größe “%s”".formatted(n, random.nextInt()), kind, inputs,
                    random.nextInt(4) > 0, new Display(COLORS.get(n % COLORS.size()),
                            RANGES.get(n % RANGES.size()), SCOPES.get(n % SCOPES.size()))));
        }
        var project = new Project(picture, layers, seed % 3 == 2 ? null : Trainings.random(seed));
        return new Document(project, new Selection(1 + random.nextInt(count), random.nextInt(2),
                random.nextBoolean() ? new Cell(3, 2) : null).within(project));
    }

    private static Picture picture(int turn, Random random) {
        Shape shape = turn < 2 ? new Shape(3, 7, 9) : new Shape(1, 12, 5);
        Tensor pixels = turn % 2 == 0 ? levels(shape, random) : Projects.noise(shape, random.nextLong());
        Source source = switch (turn) {
            case 0 -> new Source.FromFile(java.nio.file.Path.of("/a folder/grün.png"));
            case 1 -> new Source.Generated(Pattern.NOISE, 7, 9, random.nextLong());
            case 2 -> new Source.Sample("cat.png");
            default -> new Source.Pasted("pasted picture");
        };
        Picture plain = new Picture(source, pixels, turn == 2 ? new Fit(5, true, false) : Fit.NONE, Paint.NONE);
        return turn == 3
                ? plain
                : plain.withPaint(Paint.NONE.over(new int[]{0, 3, 20}, new float[]{0.1f, -2, 1e-20f}));
    }

    /// Noise of 8 bits.
    static Tensor levels(Shape shape, Random random) {
        var data = new float[shape.size()];
        for (int i = 0; i < data.length; i++) data[i] = random.nextInt(256) / 255f;
        return new Tensor(shape, data);
    }

    private static Conv conv(int channels, Random random) {
        var rows = new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(2));
        var columns = new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(2));
        Padding padding = random.nextBoolean()
                ? NAMED.get(random.nextInt(NAMED.size()))
                : new Padding.Explicit(1, 2, 3, 4);
        var filters = new ArrayList<NamedFilter>();
        for (int k = random.nextInt(4); k >= 0; k--) {
            NamedFilter filter = Projects.filter(channels, rows.size(), columns.size(), random.nextLong());
            filters.add(new NamedFilter(filter.name(), filter.filter(), random.nextBoolean()));
        }
        // Some number of groups that may not work.
        return new Conv(filters, rows, columns, padding, MODES.get(random.nextInt(4)), 1 + random.nextInt(2),
                random.nextBoolean(), random.nextBoolean());
    }

    public static void assertSame(Document read, Document saved) {
        assertThat(read.selection()).isEqualTo(saved.selection());
        assertSame(read.project().picture(), saved.project().picture());
        assertThat(read.project().layers()).hasSameSizeAs(saved.project().layers());
        for (int n = 1; n <= saved.project().layers().size(); n++)
            assertSame(read.project().layer(n), saved.project().layer(n));
        assertThat(read.project().training()).usingRecursiveComparison()
                .withEqualsForType(Arrays::equals, float[].class).isEqualTo(saved.project().training());
    }

    private static void assertSame(Picture a, Picture b) {
        assertThat(a.source()).isEqualTo(b.source());
        assertThat(a.fit()).isEqualTo(b.fit());
        assertSame(a.original(), b.original());
        Tensor zeros = Tensor.zeros(b.shape());
        Tensor painted = Tensor.zeros(b.shape());
        a.paint().applyTo(zeros.data);
        b.paint().applyTo(painted.data);
        assertSame(zeros, painted);
    }

    private static void assertSame(Tensor a, Tensor b) {
        assertThat(a.shape).isEqualTo(b.shape);
        assertThat(Arrays.equals(a.data, b.data)).isTrue();
    }

    private static void assertSame(Layer a, Layer b) {
        assertThat(a.withKind(b.kind())).isEqualTo(b);
        // Number by number it would take seconds.
        assertThat(a.kind()).usingRecursiveComparison().withEqualsForType(Arrays::equals, float[].class)
                .isEqualTo(b.kind());
    }

    /// A small document: two layers, with paint and a pinned neuron.
    static Document small(@Nullable Cell pinned) {
        Project one = Projects.small();
        var layers = new ArrayList<>(one.layers());
        layers.add(Layer.of("relu", new Operation(org.fovea.engine.op.Activation.RELU), 1));
        return new Document(one.withLayers(layers), new Selection(1, 1, pinned));
    }
}
