package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.compute.Reach;
import org.fovea.compute.Seen;
import org.fovea.engine.field.Span;
import org.fovea.compute.Statistics;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each figure draws, compared with files under golden/ that were looked at as pictures. After a wanted change, look
/// at the picture, then take over the text that a failing test leaves in target/golden.
class GoldenTest {
    /// A figure and the name of its file.
    record Case(String name, Figure figure, Palette palette) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Tensor RAMP = Tensor.plane(3, 4, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f, 1, 1.25f, 1.5f, 1.75f,
            2, 3.4f);
    private static final Tensor LINE = Tensor.plane(3, 3, -1f / 6, 1, -1f / 6, -1f / 6, 1, -1f / 6, -1f / 6, 1,
            -1f / 6);
    private static final ColorScale VIRIDIS = new ColorScale(ColorMap.of(Colors.VIRIDIS), -0.5f, 3.4f);

    /// Draws something that needs no palette of its own size.
    private interface Drawn {
        void draw(Pen pen, Palette palette);
    }

    private static Figure area(double width, double height, Drawn drawn) {
        return new Figure() {
            @Override
            public double width() {
                return width;
            }

            @Override
            public double height() {
                return height;
            }

            @Override
            public void draw(Pen pen, Palette palette) {
                drawn.draw(pen, palette);
            }
        };
    }

    private static BarsFigure.Bar bar(String name, long count, BarsFigure.Role role) {
        BigInteger exact = BigInteger.valueOf(count);
        return new BarsFigure.Bar(name, exact, CountText.wide(exact), role);
    }

    static List<Case> cases() {
        Tensor rgb = new Tensor(new Shape(3, 2, 2),
                new float[]{0, 0.25f, 0.5f, 1, 1, 0.5f, 0.25f, 0, 0.1f, 0.2f, 0.3f, 0.4f});
        Window same = Padding.Named.SAME.rows(new Axis(3, 1, 1), 4);
        Window dilated = Padding.Named.SAME.rows(new Axis(3, 1, 2), 4);
        Window strided = new Window(2, 2, 0, 0, 1);
        Tensor grey = Tensor.plane(3, 5, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1, 0, 0.25f, 0.5f,
                0.75f);
        var viewport = new Viewport(-1, -2, 10);
        var counts = List.of(bar("convolution", 15_200, BarsFigure.Role.SHARED),
                bar("locally connected", 1_140_000_000, BarsFigure.Role.LOCAL),
                bar("fully connected", 675_000_000, BarsFigure.Role.FULL));
        return List.of(
                new Case("bars-linear", new BarsFigure("PARAMETERS", counts, false, 600), Palette.LIGHT),
                new Case("bars-logarithmic", new BarsFigure("PARAMETERS", counts, true, 600), Palette.DARK),
                new Case("map", new Captioned(new MapFigure(RAMP, VIRIDIS, 28), VIRIDIS, "The map of a vertical line"),
                        Palette.LIGHT),
                new Case("map-alone", new MapFigure(RAMP, VIRIDIS, 2), Palette.LIGHT),
                new Case("bar-signed",
                        new ColorBarFigure(new ColorScale(ColorMap.of(Colors.SIGNED), -2, 2), 200), Palette.DARK),
                new Case("bar-constant", new ColorBarFigure(new ColorScale(ColorMap.of(Colors.GREY), 0, 0), 200),
                        Palette.LIGHT),
                new Case("histogram", new HistogramFigure(Statistics.of(RAMP), VIRIDIS, 256, 80), Palette.LIGHT),
                new Case("histogram-constant",
                        new HistogramFigure(Statistics.of(Tensor.plane(1, 2, 0, 0)), VIRIDIS, 256, 80),
                        Palette.LIGHT),
                new Case("filter-icon-cells", new FilterFigure(LINE, false, 6), Palette.LIGHT),
                new Case("filter-numbers", new FilterFigure(LINE, false, 28), Palette.LIGHT),
                new Case("filter-channels", new FilterFigure(rgb, false, 30), Palette.LIGHT),
                new Case("filter-shared", new FilterFigure(rgb, true, 30), Palette.LIGHT),
                new Case("input-zeros",
                        new InputFigure(image(rgb), PaddingMode.ZEROS, same, same, seen(same, same, 0, 1), 32),
                        Palette.LIGHT),
                new Case("input-reflect",
                        new InputFigure(image(grey), PaddingMode.REFLECT, same, dilated, seen(same, dilated, 1, 2), 36),
                        Palette.DARK),
                new Case("input-leftovers",
                        new InputFigure(image(grey), PaddingMode.ZEROS, strided, strided, null, 10), Palette.LIGHT),
                new Case("neuron", area(80, 80, (pen, palette) -> {
                    Placement map = Placement.ofMap(dilated, dilated);
                    FieldFigure.drawField(pen, palette, Span.of(dilated, 2), Span.of(dilated, 1), viewport);
                    FieldFigure.drawNeuron(pen, palette, map, new Cell(2, 1), viewport);
                    FieldFigure.drawConnections(pen, palette,
                            FieldFigure.field(Span.of(dilated, 2), Span.of(dilated, 1), viewport),
                            FieldFigure.neuron(map, new Cell(2, 1), viewport).moved(100, 0));
                }), Palette.LIGHT), new Case("reach", area(80, 80, (pen, palette) -> {
                    FieldFigure.drawPixel(pen, palette, new Cell(2, 2), new Viewport(0, 0, 3));
                    FieldFigure.drawReach(pen, palette, new Reach(List.of(0, 2, 4), List.of(1, 2, 3)),
                            Placement.ofMap(dilated, dilated), viewport);
                }), Palette.DARK));
    }

    static Stream<Case> each() {
        return cases().stream();
    }

    @ParameterizedTest
    @MethodSource("each")
    void a_figure_draws_what_was_looked_at(Case example) throws IOException {
        String actual = TextPen.of(example.figure(), example.palette());
        String golden = golden(example.name());
        if (!actual.equals(golden)) {
            Path left = Path.of("target", "golden", example.name() + ".txt");
            Files.createDirectories(left.getParent());
            Files.writeString(left, actual);
        }
        assertThat(actual).isEqualTo(golden);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden/" + name + ".txt")) {
            return in == null ? "no golden file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Seen seen(Window rows, Window columns, int row, int column) {
        return new Seen(Span.of(rows, row), Span.of(columns, column));
    }

    private static InputImage image(Tensor picture) {
        return new InputImage(picture, 0, null, "picture");
    }
}
