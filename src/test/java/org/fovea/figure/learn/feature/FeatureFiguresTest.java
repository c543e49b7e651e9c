package org.fovea.figure.learn.feature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.fovea.compute.learn.feature.Ascent;
import org.fovea.compute.learn.feature.Ascent.Ending;
import org.fovea.compute.learn.feature.Ascent.Goal;
import org.fovea.compute.learn.feature.Ascent.Stage;
import org.fovea.compute.learn.feature.Below;
import org.fovea.compute.learn.feature.Combination;
import org.fovea.compute.learn.feature.Excerpt;
import org.fovea.compute.learn.feature.Nets;
import org.fovea.compute.learn.feature.RandomPictures;
import org.fovea.compute.learn.feature.TopPatches;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.fovea.figure.TextPen;
import org.fovea.figure.learn.feature.LinksFigure.End;
import org.junit.jupiter.api.Test;

class FeatureFiguresTest {
    private static final Machine FAST = Machine.fastest();
    private static final List<String> NAMES = List.of("conv1", "pool1", "conv2", "pool2", "flat", "scores", "softmax");

    private final RandomPictures pictures = new RandomPictures(20, new Shape(1, 14, 15), 5);
    private final Network network = Nets.classifier(pictures.input(), 3, true, 7);

    private Gallery gallery() {
        return new Gallery(network, NAMES, List.of("ring", "star", "cross"), pictures,
                TopPatches.of(network, pictures, 20, 9, FAST, Cancel.NEVER, _ -> {
                }));
    }

    private static List<String> lines(String drawn, String call) {
        return Arrays.stream(drawn.split("\n")).filter(line -> line.startsWith(call + " ")).toList();
    }

    @Test
    void a_filter_is_a_picture_of_its_slices_with_one_scale() {
        Raster raster = WeightsPicture.of(network, 3, 2).orElseThrow();
        Tensor weights = ((Convolution) network.node(3).op()).layer().filters().get(2).weights();
        // Four slices of 3×3 in a square, a transparent cell between them.
        assertThat(List.of(raster.width, raster.height)).containsExactly(7, 7);
        ColorScale scale = ColorScale.ofWeights(weights.data);
        for (int c = 0; c < 4; c++)
            for (int i = 0; i < 3; i++)
                for (int j = 0; j < 3; j++)
                    assertThat(raster.argb[(c / 2 * 4 + i) * 7 + c % 2 * 4 + j])
                            .isEqualTo(scale.argb(weights.at(c, i, j)));
        assertThat(raster.argb[3]).isZero();
        Raster slice = WeightsPicture.between(network, 3, 2, new Below(1, 3)).orElseThrow();
        assertThat(slice.argb[4]).isEqualTo(scale.argb(weights.at(3, 1, 1)));
        assertThat(WeightsPicture.between(network, 3, 2, new Below(0, 0))).isEmpty();
    }

    @Test
    void the_weights_of_a_dense_layer_are_blocks_for_the_maps_before_it_was_flattened() {
        Raster raster = WeightsPicture.of(network, 6, 1).orElseThrow();
        Shape before = network.shape(4);
        assertThat(raster.width).isEqualTo(3 * (before.width() + 1) - 1);
        assertThat(raster.height).isEqualTo(2 * (before.height() + 1) - 1);
        assertThat(WeightsPicture.between(network, 6, 1, new Below(3, 4))).hasValueSatisfying(
                block -> assertThat(block.width).isEqualTo(before.width()));
        assertThat(WeightsPicture.of(network, 2, 0)).isEmpty();
    }

    @Test
    void padding_is_hatched_and_only_there() {
        var picture = RandomPictures.picture(new Shape(1, 8, 8), new Random(1));
        String inside = drawn(Thumbnail.of(Excerpt.of(network, 1, 0, 5, 5,
                RandomPictures.picture(pictures.input(), new Random(1)))));
        assertThat(lines(inside, "hatch")).isEmpty();
        String corner = drawn(Thumbnail.of(Excerpt.of(network, 1, 0, 0, 0,
                RandomPictures.picture(pictures.input(), new Random(1)))));
        assertThat(lines(corner, "hatch")).hasSize(1);
        // 3×3 in 30 pixels: a row and a column of 10 are padding, the picture begins after them.
        assertThat(lines(corner, "image").getFirst()).startsWith("image 10 10 20 20");
        var beside = new Excerpt(picture, new Region(-3, 0, 3, 3), Units.NONE);
        assertThat(lines(drawn(Thumbnail.of(beside)), "image")).isEmpty();
        assertThat(Thumbnail.of(picture).placed(new Rectangle(0, 0, 40, 16))).isEqualTo(new Rectangle(12, 0, 16, 16));
    }

    private static String drawn(Thumbnail thumbnail) {
        return TextPen.of(new org.fovea.figure.Figure() {
            @Override
            public double width() {
                return 30;
            }

            @Override
            public double height() {
                return 30;
            }

            @Override
            public void draw(org.fovea.figure.Pen pen, Palette palette) {
                thumbnail.draw(pen, palette, new Rectangle(0, 0, 30, 30));
            }
        }, Palette.LIGHT);
    }

    @Test
    void layers_that_only_pass_values_on_are_left_out_and_scores_have_the_names_of_classes() {
        assertThat(Gallery.layers(network)).containsExactly(1, 2, 3, 4, 6);
        Gallery gallery = gallery();
        assertThat(gallery.title(3, 4)).isEqualTo("conv2 · map 4");
        assertThat(gallery.title(6, 1)).isEqualTo("scores · “star”");
        var ops = new ArrayList<org.fovea.engine.op.Op>();
        for (int n = 1; n < network.size(); n++) ops.add(network.node(n).op());
        ops.add(new Softmax(false));
        Network shared = Network.chain(network.shape(0), ops);
        assertThat(Gallery.layers(shared)).doesNotContain(7);
        assertThat(new Gallery(shared, NAMES, List.of("a", "b", "c"), pictures, null).name(6, 2)).isEqualTo("“c”");
        assertThat(new Gallery(network, NAMES, List.of(), pictures, null).name(6, 2)).isEqualTo("unit 2");
    }

    @Test
    void a_card_has_the_filter_the_patches_and_the_classes_of_their_pictures() {
        Gallery gallery = gallery();
        MapCard card = gallery.card(3, 1);
        assertThat(card.weights()).isNotNull();
        assertThat(card.patches()).hasSize(9).extracting(MapCard.Patch::label)
                .allSatisfy(label -> assertThat(label).isIn("ring", "star", "cross"));
        assertThat(card.face()).isSameAs(card.patches().getFirst().cut());
        assertThat(gallery.card(4, 1).weights()).as("a pooled map has the filter of the map it pools").isNotNull();
        String tile = TextPen.of(new TileFigure(card, 240, true), Palette.LIGHT);
        assertThat(tile).contains("“map 1”");
        // The filter and nine patches; there is no picture by ascent yet.
        assertThat(lines(tile, "image")).hasSize(10);
        Network off = Network.chain(pictures.input(), List.of(new Convolution(
                Nets.layer(List.of(new Filter(Tensor.plane(1, 1, 1), -9))), Activation.RELU)));
        MapCard silent = new Gallery(off, List.of("conv1"), List.of(), pictures,
                TopPatches.of(off, pictures, 20, 9, FAST, Cancel.NEVER, _ -> {
                })).card(1, 0);
        assertThat(silent.patches()).isEmpty();
        assertThat(TextPen.of(new TileFigure(silent, 240, false), Palette.DARK)).contains("“never above 0”");
    }

    @Test
    void patches_fit_their_room_and_have_values_and_places() {
        MapCard card = gallery().card(3, 0);
        MapCard everything = gallery().card(6, 0);
        for (double width = 160; width < 700; width += 45)
            for (double height = 90; height < 400; height += 35) {
                PatchesFigure whole = PatchesFigure.fitting(everything, width, height);
                assertThat(whole.width()).isLessThanOrEqualTo(width);
                PatchesFigure figure = PatchesFigure.fitting(card, width, height);
                assertThat(figure.width()).isLessThanOrEqualTo(width);
                if (figure.side() > 8) assertThat(figure.height()).isLessThanOrEqualTo(height);
            }
        String drawn = TextPen.of(new PatchesFigure(card, 80, 3), Palette.LIGHT);
        MapCard.Patch first = card.patches().getFirst();
        assertThat(drawn).contains("“#%d (%d, %d)”".formatted(first.hit().example(), first.hit().row(),
                first.hit().column()));
        // Where in its picture each patch lies.
        assertThat(lines(drawn, "outline").stream().filter(line -> line.endsWith("#fb8f24"))).hasSize(9);
        assertThat(new PatchesFigure(card, 80, 3).text()).startsWith("conv2 · map 0: the 9 patches");
    }

    @Test
    void a_unit_that_sees_everything_has_whole_pictures_and_no_places() {
        MapCard card = gallery().card(6, 0);
        String drawn = TextPen.of(new PatchesFigure(card, 80, 3), Palette.LIGHT);
        assertThat(lines(drawn, "image")).hasSize(9);
        assertThat(lines(drawn, "outline").stream().filter(line -> line.endsWith("#fb8f24"))).isEmpty();
        assertThat(drawn).contains("“#%d”".formatted(card.patches().getFirst().hit().example()));
    }

    @Test
    void links_are_as_wide_as_they_are_strong_and_tell_their_sign() {
        MapCard card = gallery().card(3, 0);
        var ends = List.of(new End(1, 2, "conv1", "map 2", null, null, 2),
                new End(1, 0, "conv1", "map 0", null, null, -1));
        var figure = new LinksFigure(ends, card, List.of(new End(6, 1, "scores", "“star”", null, null, 0.5)), 600, 300,
                1);
        String drawn = TextPen.of(figure, Palette.LIGHT);
        List<String> curves = lines(drawn, "curves");
        // The weaker one is drawn first.
        assertThat(curves.get(0)).startsWith("curves 5.5 #").contains("2166ac");
        assertThat(curves.get(1)).startsWith("curves 11 #b2182b");
        assertThat(curves.get(2)).startsWith("curves 11 #b2182b");
        assertThat(drawn).contains("“+2.00”").contains("“−1.00”").contains("“+0.50”").contains("“combines conv1”")
                .contains("“is combined by scores”").contains("“conv2 · map 0”");
        assertThat(figure.at(10, 150)).isPresent();
        assertThat(figure.at(600 - 20, 160)).hasValueSatisfying(end -> assertThat(end.name()).isEqualTo("“star”"));
        assertThat(figure.at(300, 5)).isEmpty();
        assertThat(figure.text()).isEqualTo(
                "conv2 · map 0 combines conv1 · map 2 (+2.00), conv1 · map 0 (−1.00).");
    }

    @Test
    void the_ends_of_links_come_from_a_combination() {
        Gallery gallery = gallery();
        Combination combination = Combination.of(network, 3, 1);
        List<End> below = gallery.below(combination, false, 3, (_, _) -> null);
        assertThat(below).hasSize(3).allSatisfy(end -> {
            assertThat(end.layer()).isEqualTo("conv1");
            assertThat(end.slice()).isNotNull();
            assertThat(end.leads()).isTrue();
        });
        assertThat(Math.abs(below.getFirst().weight())).isEqualTo(combination.links().getFirst().norm());
        End picture = gallery.below(Combination.of(network, 1, 0), false, 9, (_, _) -> null).getFirst();
        assertThat(picture.leads()).isFalse();
        assertThat(picture.title()).isEqualTo("picture");
        assertThat(picture.picture()).as("the filter stands for the picture").isNotNull();
        assertThat(gallery.above(Combination.above(network, 1, 0, 2, Cancel.NEVER), (_, _) -> null))
                .extracting(End::layer).containsExactly("conv2", "conv2");
    }

    @Test
    void tiles_are_found_where_they_are_drawn() {
        Gallery gallery = gallery();
        var cards = new ArrayList<MapCard>();
        for (int map = 0; map < 5; map++) cards.add(gallery.card(3, map));
        for (double width = 200; width < 1400; width += 120) {
            var figure = new TilesFigure(cards, 2, width);
            for (int map = 0; map < 5; map++) {
                Rectangle place = figure.place(map);
                assertThat(place.right()).isLessThanOrEqualTo(width);
                assertThat(figure.at(place.x() + 1, place.y() + 1)).isEqualTo(OptionalInt.of(map));
                assertThat(figure.at(place.right() + 4, place.y() + 1)).isEmpty();
            }
            assertThat(figure.at(5, figure.height() + 3)).isEmpty();
        }
        var narrow = new TilesFigure(cards, -1, 220);
        var pen = new TextPen();
        narrow.draw(pen, Palette.LIGHT, narrow.place(2).y() + 1, narrow.place(2).y() + 2);
        assertThat(pen.toString()).contains("“map 2”").doesNotContain("“map 0”").doesNotContain("“map 4”");
    }

    @Test
    void a_picture_by_ascent_is_cut_to_what_its_unit_sees_and_its_curve_grows() {
        Gallery gallery = gallery();
        var goal = new Goal.Centre(3, 0);
        Stage stage = Ascent.of(network, goal, gallery.suited(3, 0), FAST, Cancel.NEVER, 0, _ -> {
        });
        Thumbnail cut = gallery.ascent(goal, stage).orElseThrow();
        // 8×8: 3 and twice 2, and one for the pooling.
        assertThat(gallery.field(3, 0)).extracting(Region::height, Region::width).containsExactly(8, 8);
        var figure = new AscentFigure(cut, stage, 120, gallery.suited(3, 0).steps());
        assertThat(lines(TextPen.of(figure, Palette.LIGHT), "line")).hasSize(stage.values().length);
        assertThat(figure.text()).isEqualTo("%d steps".formatted(stage.values().length));
        Tensor grey = Tensor.filled(network.shape(0), 0.5f);
        assertThat(gallery.ascent(goal, new Stage(grey, new double[1], Ending.FLAT))).isEmpty();
        assertThat(new AscentFigure(cut, new Stage(grey, new double[1], Ending.FLAT), 120, 9).text())
                .contains("every unit on the way is off");
        assertThat(new AscentFigure(cut, new Stage(grey, new double[3], null), 120, 9).text())
                .isEqualTo("step 3 of 9");
        assertThat(requireNonNull(gallery.card(3, 0).withAscent(cut).face())).isSameAs(cut);
    }
}
