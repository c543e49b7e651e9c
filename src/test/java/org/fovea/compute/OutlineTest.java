package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.project.Edit;
import org.fovea.project.Fit;
import org.fovea.project.Layer;
import org.fovea.project.LayerEdit;
import org.fovea.project.LayerTitle;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutlineTest {

    /// Edits that change weights, geometry, wiring, names or the picture, some of which make layers impossible.
    private static Edit edit(Project project, Random random) {
        int count = project.layers().size();
        int n = 1 + random.nextInt(count);
        Layer layer = project.layer(n);
        return switch (random.nextInt(9)) {
            case 0 -> new Edit.EnableLayer(n, !layer.enabled());
            case 1 -> new Edit.SetPicture(project.picture().withFit(
                    new Fit(List.of(20, 28, 64).get(random.nextInt(3)), random.nextBoolean(), random.nextBoolean())));
            case 2 -> new Edit.RenameLayer(n, "layer " + random.nextInt());
            case 3 -> new Edit.SetInputs(n, List.of(random.nextInt(n)));
            case 4 -> count > 2 ? new Edit.RemoveLayer(n) : new Edit.EnableLayer(n, true);
            case 5 -> new Edit.AddLayer(random.nextInt(count) + 1, layer);
            default -> conv(project, n, random);
        };
    }

    private static Edit conv(Project project, int n, Random random) {
        return project.conv(n).<Edit>map(conv -> new Edit.InLayer(n, switch (random.nextInt(4)) {
            case 0 -> new LayerEdit.SetAxes(new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1),
                    new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1));
            case 1 -> new LayerEdit.SetPadding(random.nextBoolean() ? Padding.Named.VALID : Padding.Named.SAME);
            case 2 -> new LayerEdit.SetRelu(!conv.relu());
            default -> new LayerEdit.SetBias(0, random.nextFloat());
        })).orElseGet(() -> new Edit.EnableLayer(n, random.nextBoolean()));
    }

    /// All of a row but the way out, whose weights may be new ones of the same kind.
    private static List<Object> said(Outline.Row row) {
        return List.of(row.number(), row.layer(), row.inputs(), Optional.ofNullable(row.output()), row.field(),
                row.misfit().map(misfit -> misfit.sentence() + misfit.offer()));
    }

    /// What who shows no weights can show of a row.
    private static List<Object> shown(Outline.Row row) {
        return List.of(row.number(), row.layer().name(), row.layer().inputs(), row.layer().enabled(),
                row.layer().display(), LayerTitle.of(row.layer().kind()), row.inputs(),
                Optional.ofNullable(row.output()), row.field(), row.misfit(), row.parameters(), row.multiplyAdds());
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void what_is_the_same_but_for_weights_shows_the_same_and_a_bias_changes_nothing_else(Template template) {
        var random = new Random(template.id().hashCode() + 1);
        Project project = template.project(Projects.noise(new Shape(1, 64, 60), 3));
        Outline before = Outline.of(project);
        for (int turn = 0; turn < 60; turn++) {
            Edit edit = edit(project, random);
            project = edit.applyTo(project);
            Outline now = before.after(project);
            boolean same = now.sameButWeights(before);
            if (same)
                assertThat(now.rows().stream().map(OutlineTest::shown).toList()).as("turn %d of %s", turn, template)
                        .isEqualTo(before.rows().stream().map(OutlineTest::shown).toList());
            if (edit instanceof Edit.InLayer(int _, LayerEdit.SetBias _) && now.misfit().isEmpty())
                assertThat(same).as("turn %d of %s", turn, template).isTrue();
            if (edit instanceof Edit.RenameLayer || edit instanceof Edit.AddLayer)
                assertThat(same).as("turn %d of %s", turn, template).isFalse();
            before = now;
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void what_is_taken_over_is_what_would_be_found_anew(Template template) {
        var random = new Random(template.id().hashCode());
        Project project = template.project(Projects.noise(new Shape(1, 64, 60), 3));
        Outline outline = Outline.of(project);
        for (int turn = 0; turn < 60; turn++) {
            project = edit(project, random).applyTo(project);
            outline = outline.after(project);
            assertThat(outline.rows().stream().map(OutlineTest::said).toList()).as("turn %d of %s", turn, template)
                    .isEqualTo(Outline.of(project).rows().stream().map(OutlineTest::said).toList());
        }
    }
}
