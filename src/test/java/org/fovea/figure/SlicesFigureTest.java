package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.compute.Projects;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class SlicesFigureTest {
    private static SlicesFigure figure(int channels, double width) {
        var axis = new Axis(3, 1, 1);
        Project project = Projects.project(new Shape(channels, 9, 12),
                Projects.layer(2, channels, axis, axis, Padding.Named.SAME));
        var stage = Objects.requireNonNull(
                Results.of(new Request(project, 1), null, Machine.SCALAR, Cancel.NEVER, _ -> {}).stage());
        return new SlicesFigure(Neuron.of(stage, 1, new Cell(0, 4)), stage.input().shape, true, width, 170);
    }

    @Test
    void every_channel_that_fits_has_a_column_with_its_sum() {
        SlicesFigure figure = figure(5, 900);
        var pen = new TextPen();
        figure.draw(pen, Palette.LIGHT);
        assertThat(figure.shown()).isEqualTo(5);
        for (int c = 0; c < 5; c++)
            assertThat(pen.toString()).contains(SumText.signed(Products.sum(figure.neuron(), c)));
        assertThat(pen.toString()).contains("Σ").doesNotContain(" more");
        assertThat(figure.used()).isLessThanOrEqualTo(900);
    }

    @Test
    void channels_without_room_are_counted() {
        SlicesFigure figure = figure(40, 500);
        var pen = new TextPen();
        figure.draw(pen, Palette.DARK);
        assertThat(figure.shown()).isBetween(1, 8);
        assertThat(pen.toString()).contains("+ %d more".formatted(40 - figure.shown()));
        assertThat(figure.used()).isLessThanOrEqualTo(500);
    }
}
