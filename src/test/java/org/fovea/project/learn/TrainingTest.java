package org.fovea.project.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.Projects;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.project.Display;
import org.fovea.project.Colors;
import org.fovea.project.Edit;
import org.fovea.project.Fit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.Operation;
import org.fovea.project.Paint;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.project.learn.Training.Epoch;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Training TRAINED = Trainings.digits();

    private static Project trained() {
        Project project = Projects.small();
        return new Edit.TakeTraining(project.layers(), TRAINED, null).applyTo(project);
    }

    @Test
    void a_document_remembers_what_it_took_over_and_keeps_its_picture_or_takes_another() {
        Project before = Projects.small();
        assertThat(Training.of(before)).isEmpty();
        assertThat(Training.of(trained())).contains(TRAINED);
        Edit edit = new Edit.TakeTraining(before.layers(), TRAINED, null);
        assertThat(edit.applyTo(before).picture()).isSameAs(before.picture());
        Picture other = Picture.of(new Source.Pasted("other"), Projects.noise(new Shape(3, 5, 7), 4));
        Project taken = new Edit.TakeTraining(before.layers(), TRAINED, other).applyTo(before);
        assertThat(taken.picture()).isSameAs(other);
        assertThat(Training.of(taken)).contains(TRAINED);
    }

    @Test
    void edits_that_leave_layers_as_they_are_leave_the_memory_as_it_is() {
        Picture other = Picture.of(new Source.Pasted("other"), Projects.noise(new Shape(3, 5, 7), 4));
        for (Edit edit : List.of(new Edit.RenameLayer(1, "edges"), new Edit.EnableLayer(1, false),
                new Edit.InLayer(1, new LayerEdit.RenameFilter(0, "upright edges")),
                new Edit.SetDisplay(1, Display.DEFAULT.withColors(Colors.MAGMA)), new Edit.SetPicture(other),
                new Edit.SetPaint(Paint.NONE.over(new int[]{3}, new float[]{0.5f})),
                new Edit.SetPicture(trained().picture().withFit(new Fit(5, true, false)))))
            assertThat(Training.of(edit.applyTo(trained()))).as(edit.title()).contains(TRAINED);
    }

    @Test
    void edits_of_layers_are_remembered_as_such() {
        Project project = trained();
        Layer relu = Layer.of("relu", new Operation(Activation.RELU), 1);
        Project longer = new Edit.AddLayer(2, relu).applyTo(project);
        Picture gray = Picture.of(new Source.Pasted("gray"), Projects.noise(new Shape(1, 9, 12), 4));
        var more = new ArrayList<>(project.layers());
        more.add(relu);
        for (Project edited : List.of(longer,
                new Edit.InLayer(1, new LayerEdit.SetBias(0, 3)).applyTo(project),
                new Edit.InLayer(1, new LayerEdit.RemoveFilter(0)).applyTo(project),
                new Edit.DuplicateLayer(1).applyTo(project),
                new Edit.SetLayers(more, "add layers").applyTo(project),
                // Its filters have fewer channels now.
                new Edit.SetPicture(gray).applyTo(project)))
            assertThat(Training.of(edited)).contains(TRAINED.withEdits());
        assertThat(Training.of(new Edit.RemoveLayer(2).applyTo(longer))).contains(TRAINED.withEdits());
    }

    @Test
    void another_network_knows_nothing_of_it() {
        Project other = new Edit.SetLayers(Projects.small().layers(), "another network").applyTo(trained());
        assertThat(Training.of(other)).isEmpty();
    }

    @Test
    void taken_over_again_it_is_not_edited_any_more() {
        Project edited = new Edit.InLayer(1, new LayerEdit.SetBias(0, 3)).applyTo(trained());
        Project again = new Edit.TakeTraining(edited.layers(), TRAINED, null).applyTo(edited);
        assertThat(Training.of(again)).contains(TRAINED);
        assertThat(TRAINED.withEdits().withEdits()).isEqualTo(TRAINED.withEdits());
        assertThat(TRAINED.withEdits().edited()).isTrue();
    }

    @Test
    void what_cannot_have_been_is_refused() {
        assertThatThrownBy(() -> new Epoch(Double.NaN, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Epoch(0, 0, Double.POSITIVE_INFINITY, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Epoch(0, 1.1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Epoch(0, 0, 0, -0.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Epoch(0, 0, 0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        var epoch = new Epoch(0, 0, 0, 0, 0);
        assertThatThrownBy(() -> new Training(TRAINED.task(), TRAINED.settings(), List.of(), List.of(epoch, epoch), 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("1 batches in 2 epochs");
    }
}
