package org.fovea.ui.strip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Op;
import org.fovea.project.LayerKind;
import org.fovea.project.LayerTitle;

/// A line in the palette.
sealed interface PaletteRow {
    boolean choosable();

    /// For those who hear it.
    String spoken();

    record Heading(String title) implements PaletteRow {
        @Override
        public boolean choosable() {
            return false;
        }

        @Override
        public String spoken() {
            return title;
        }
    }

    record OfKind(LayerKind kind) implements PaletteRow {
        @Override
        public boolean choosable() {
            return true;
        }

        @Override
        public String spoken() {
            return kind.title() + ". " + kind.about();
        }
    }

    /// What a new layer can read besides the selected one.
    ///
    /// @param number 0 is the picture
    /// @param about its shape, or why it does not fit
    record Partner(int number, String name, String about, boolean choosable) implements PaletteRow {
        @Override
        public String spoken() {
            return name + ", " + about;
        }
    }

    /// Everything before a layer that could be joined with it: what fits first, and of that the nearest.
    static List<Partner> partners(LayerKind kind, Outline outline, int layer) {
        var partners = new ArrayList<Partner>();
        Shape own = outline.row(layer).output();
        for (int n = layer - 1; n >= 0; n--) {
            Shape shape = n == 0 ? outline.picture() : outline.row(n).output();
            String name = n == 0
                    ? "Input"
                    : "%s  (%s)".formatted(outline.row(n).layer().name(),
                            LayerTitle.of(outline.row(n).layer().kind()));
            if (own == null || shape == null) partners.add(new Partner(n, name, "cannot work now", false));
            else
                partners.add(partner(kind, n, name, own, shape));
        }
        partners.sort(Comparator.comparing(partner -> !partner.choosable()));
        return partners;
    }

    private static Partner partner(LayerKind kind, int number, String name, Shape own, Shape shape) {
        Op op = kind.first(own, 0).op();
        try {
            return new Partner(number, name, "%s, together %s".formatted(shape, op.output(List.of(own, shape))), true);
        } catch (IllegalArgumentException misfit) {
            // That is how an operation says that inputs do not fit.
            return new Partner(number, name, "%s does not fit %s".formatted(shape, own), false);
        }
    }
}
