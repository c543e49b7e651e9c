package org.fovea.ui.learn.recover;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Conv;
import org.fovea.project.Display;
import org.fovea.project.LayerEdit;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Source;
import org.fovea.project.Weights;
import org.fovea.session.Session;
import org.fovea.ui.filter.KernelEditor;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Theme;

/// Filters that are edited apart from the document: a session of its own, in which nothing is ever computed.
final class Workshop {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final List<KeyCombination> REDO = List.of(KeyCombination.valueOf("Shortcut+Y"),
            KeyCombination.valueOf("Shortcut+Shift+Z"));

    private final Session session;
    private Shape kernel;

    Workshop() {
        kernel = new Shape(1, 3, 3);
        session = new Session(project(kernel, 1), Selection.FIRST, Machine.SCALAR, _ -> {}, Runnable::run, failure -> {
            throw failure;
        });
        session.projectProperty().subscribe(now -> keepSize(now));
    }

    private static Project project(Shape kernel, int count) {
        List<NamedFilter> filters = IntStream.range(0, count)
                .mapToObj(k -> new NamedFilter("filter " + (k + 1), new Filter(Tensor.zeros(kernel), 0), true))
                .toList();
        return new Project(Picture.of(new Source.Pasted("kernel"), Tensor.zeros(kernel)),
                new Conv(filters, new Axis(kernel.height(), 1, 1), new Axis(kernel.width(), 1, 1), Padding.Named.VALID,
                        PaddingMode.ZEROS, false, false),
                Display.DEFAULT);
    }

    /// What is pasted may be of any size.
    private void keepSize(Project now) {
        NamedFilter first = now.conv(1).orElseThrow().filters().getFirst();
        if (first.weights().shape.height() == kernel.height() && first.weights().shape.width() == kernel.width())
            return;
        session.edit(new LayerEdit.SetWeights(0, first.resized(kernel.height(), kernel.width()).weights(), "fit"));
    }

    /// The editor of the filter that is chosen.
    KernelEditor editor(Theme theme, Notices notices) {
        var editor = new KernelEditor(session, theme, notices);
        editor.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (UNDO.match(event)) session.undo();
            else if (REDO.stream().anyMatch(keys -> keys.match(event))) session.redo();
            else
                return;
            event.consume();
        });
        return editor;
    }

    /// Runs whenever a filter has changed.
    void watch(Runnable changed) {
        session.projectProperty().subscribe((_, _) -> changed.run());
    }

    /// Begins with filters of zeros.
    void clear(Shape shape, int count) {
        kernel = shape;
        session.open(project(shape, count), Selection.FIRST, true);
    }

    /// Begins with other sizes and keeps what fits of the filters.
    void refit(Shape shape, int count) {
        List<NamedFilter> before = filters();
        clear(shape, count);
        for (int k = 0; k < Math.min(count, before.size()); k++)
            set(k, before.get(k).forChannels(shape.channels()).resized(shape.height(), shape.width()).weights());
    }

    void choose(int filter) {
        session.selectionProperty().set(Selection.FIRST.withFilter(filter));
    }

    void set(int filter, Tensor weights) {
        NamedFilter old = filters().get(filter);
        session.editOnce(new LayerEdit.ReplaceFilter(filter, new NamedFilter(old.name(),
                old.filter().withWeights(weights), Weights.sameInEveryChannel(weights))));
    }

    Tensor kernel(int filter) {
        return filters().get(filter).weights();
    }

    List<NamedFilter> filters() {
        return session.project().conv(1).orElseThrow().filters();
    }
}
