package org.fovea.figure.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.figure.Rectangle;
import org.fovea.figure.overview.Column.Form;
import org.junit.jupiter.api.Test;

final class LayoutTest {
    private static Column column(int maps, double aspect, Form form) {
        return new Column("layer", "shape", maps, aspect, form, true, true, List.of());
    }

    private static List<Column> network(int layers, int maps) {
        var columns = new ArrayList<Column>();
        columns.add(column(1, 1, Form.PICTURE));
        for (int n = 0; n < layers; n++) columns.add(column(maps, 1, Form.MAPS));
        return columns;
    }

    private static Layout layout(List<Column> columns, double width, double height) {
        return Layout.of(columns, width, height, 0, _ -> 0, 0);
    }

    @Test
    void maps_keep_their_aspect_ratio_and_stay_between_names_and_colour_bars() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            double aspect = Math.exp(random.nextDouble(-1, 1));
            int maps = 1 + random.nextInt(random.nextBoolean() ? 8 : 600);
            Form form = random.nextBoolean() ? Form.PICTURE : Form.MAPS;
            int count = form == Form.PICTURE ? 1 : maps;
            double width = random.nextDouble(300, 2000);
            double height = random.nextDouble(300, 1200);
            Layout layout = layout(List.of(column(1, 1, Form.PICTURE), column(count, aspect, form)), width, height);
            Stack stack = layout.stack(1);
            assertThat(stack.height() / stack.width()).isBetween(aspect * (1 - 2 / stack.width()) - 1 / stack.width(),
                    aspect * (1 + 2 / stack.width()) + 1 / stack.width());
            assertThat(stack.top()).isGreaterThanOrEqualTo(Layout.HEAD);
            assertThat(stack.bottom()).isLessThanOrEqualTo(height - Layout.FOOT + 1);
            assertThat(stack.shown()).isBetween(1, count);
            assertThat(stack.folded()).isEqualTo(stack.shown() < count);
        }
    }

    @Test
    void columns_do_not_overlap_and_fit_where_there_is_room() {
        for (int layers = 1; layers < 40; layers++) {
            Layout layout = layout(network(layers, 16), 1440, 740);
            for (int c = 1; c <= layers; c++)
                assertThat(layout.stack(c).x()).isGreaterThan(layout.stack(c - 1).right() + 12);
            assertThat(layout.fits()).isEqualTo(layers <= 12);
        }
    }

    @Test
    void a_few_layers_are_shown_large_in_the_middle() {
        Layout layout = layout(network(3, 4), 1440, 740);
        assertThat(layout.stack(1).width()).isGreaterThan(100);
        double left = layout.stack(0).x();
        double right = layout.width() - layout.stack(3).right();
        assertThat(Math.abs(left - right)).isLessThan(120);
    }

    @Test
    void of_two_hundred_layers_with_512_maps_only_what_is_seen_counts() {
        Layout layout = Layout.of(network(200, 512), 1440, 740, 9000, _ -> 500, 0);
        assertThat(layout.seen()).hasSizeBetween(10, 15);
        Stack stack = layout.stack(layout.seen().get(3));
        assertThat(stack.shown()).isBetween(12, 20);
        assertThat(stack.first() + stack.shown()).as("not further than the last map").isEqualTo(512);
        assertThat(stack.width()).as("large enough to be seen").isGreaterThanOrEqualTo(28);
    }

    @Test
    void scrolling_ends_where_the_network_does_and_reaches_every_column() {
        List<Column> columns = network(60, 8);
        Layout end = Layout.of(columns, 1000, 700, 1e9, _ -> 0, 0);
        assertThat(end.stack(60).center() + end.stack(60).slot() / 2).isLessThanOrEqualTo(1000);
        assertThat(end.sees(60)).isTrue();
        for (int c = 0; c <= 60; c++) {
            Layout there = Layout.of(columns, 1000, 700, end.showing(c), _ -> 0, 0);
            assertThat(there.stack(c).x()).isGreaterThan(0);
            assertThat(there.stack(c).right()).isLessThan(1000);
        }
    }

    @Test
    void what_is_under_the_pointer_is_what_is_drawn_there() {
        Layout layout = Layout.of(network(5, 512), 1000, 700, 0, _ -> 7, 1);
        for (int c : layout.seen()) {
            Stack stack = layout.stack(c);
            for (int map = stack.first(); map < stack.first() + stack.shown(); map++) {
                Rectangle at = stack.at(map);
                assertThat(layout.at(at.x() + 1, at.y() + 1)).isEqualTo(new Hit.OfMap(new Place(c, map)));
                assertThat(layout.at(at.right() - 1, at.bottom() - 1)).isEqualTo(new Hit.OfMap(new Place(c, map)));
            }
        }
        Stack stack = layout.stack(2);
        assertThat(layout.at(stack.center(), stack.top() - 8)).isEqualTo(new Hit.OfMore(2, false));
        assertThat(layout.at(stack.center(), stack.bottom() + 8)).isEqualTo(new Hit.OfMore(2, true));
        assertThat(layout.at(stack.center(), 20)).isEqualTo(new Hit.OfHead(2));
        assertThat(layout.at(stack.right() + 15, 300)).isEqualTo(new Hit.Nothing());
    }

    @Test
    void a_column_scrolls_just_far_enough() {
        Stack stack = layout(network(1, 512), 1000, 700).stack(1);
        assertThat(stack.showing(0)).isZero();
        assertThat(stack.showing(stack.shown() - 1)).isZero();
        assertThat(stack.showing(stack.shown())).isEqualTo(1);
        assertThat(stack.showing(511)).isEqualTo(512 - stack.shown());
    }

    @Test
    void scores_are_rows_with_room_for_their_numbers() {
        Layout layout = layout(List.of(column(1, 1, Form.PICTURE), column(10, 1, Form.SCORES)), 400, 600);
        Stack scores = layout.stack(1);
        assertThat(scores.shown()).isEqualTo(10);
        assertThat(scores.width()).isGreaterThan(100);
        assertThat(scores.height()).isBetween(18.0, 28.0);
    }
}
