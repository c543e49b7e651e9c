package org.fovea.figure.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.compute.Outline;
import org.fovea.figure.stack.Folding.Link;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FoldingTest {

    @ParameterizedTest
    @EnumSource(Template.class)
    void with_room_for_all_nothing_is_folded_and_links_are_what_layers_read(Template template) {
        Outline outline = Outline.of(Networks.of(template));
        Folding folding = Folding.of(outline, outline.rows().size(), 100);
        assertThat(folding.shown()).isEqualTo(Networks.all(outline));
        assertThat(folding.folded()).isZero();
        assertThat(folding.links()).allMatch(link -> link.folded() == 0);
        for (Outline.Row row : outline.rows())
            assertThat(folding.links().stream().filter(link -> link.to() == row.number()).map(Link::from))
                    .containsExactlyInAnyOrderElementsOf(row.layer().read().stream().distinct().toList());
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void the_picture_and_the_selected_layer_are_always_shown_and_what_is_shown_fits(Template template) {
        Outline outline = Outline.of(Networks.of(template));
        for (int selected = 1; selected <= outline.rows().size(); selected++)
            for (double room = 2; room < 9; room += 0.5) {
                Folding folding = Folding.of(outline, selected, room);
                assertThat(folding.shown()).contains(0, selected).isSorted();
                assertThat(folding.room()).isLessThanOrEqualTo(room);
                assertThat(folding.shown()).hasSize(outline.rows().size() + 1 - folding.folded());
                for (Link link : folding.links())
                    assertThat(folding.level(link.to())).isGreaterThan(folding.level(link.from()));
            }
    }

    @Test
    void in_a_chain_what_is_shown_and_what_is_folded_make_up_the_way_to_the_selected_layer() {
        var random = new Random(5);
        for (int i = 0; i < 30; i++) {
            int layers = 40 + random.nextInt(160);
            int selected = 30 + random.nextInt(layers - 30);
            Folding folding = Folding.of(Networks.chain(layers), selected, 12);
            assertThat(folding.depth()).isEqualTo(12);
            int steps = folding.links().stream().filter(link -> link.to() <= selected)
                    .mapToInt(link -> 1 + link.folded()).sum();
            assertThat(steps).isEqualTo(selected);
            assertThat(folding.shown()).as("activations go first").filteredOn(n -> n < selected && n > 0)
                    .allMatch(n -> n % 2 == 1);
        }
    }

    @Test
    void parallel_branches_stand_on_one_level_and_a_skip_connection_leads_past_levels() {
        Outline inception = Outline.of(Networks.of(Template.INCEPTION));
        Folding branches = Folding.of(inception, inception.rows().size(), 100);
        assertThat(branches.depth()).isLessThan(inception.rows().size());
        assertThat(branches.levels().stream().filter(level -> level == 3)).hasSize(4);
        Outline residual = Outline.of(Networks.of(Template.RESNET));
        Folding chain = Folding.of(residual, residual.rows().size(), 100);
        assertThat(chain.links()).anyMatch(link -> chain.level(link.to()) - chain.level(link.from()) > 1);
        assertThat(chain.depth()).isEqualTo(residual.rows().size() + 1);
    }
}
