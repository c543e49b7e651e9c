package org.fovea.ui.learn.recover;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.Seen;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Target;
import org.fovea.project.learn.Task;
import org.fovea.session.Latest;
import org.fovea.ui.filter.KernelEditor;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.jspecify.annotations.Nullable;

/// The class guesses first: it picks one of several kernels, or paints its own, and sees what that makes.
final class GuessPane extends BorderPane {
    private static final double SIDE = 322;

    /// What is to be computed of a guess.
    private record Wish(Task.Recover task, Seen seen, int filter, List<Tensor> kernels, boolean guessed, boolean relu) {
    }

    private final Round round;
    private final GuessView view;
    private final Workshop workshop = new Workshop();
    private final Latest<Wish, GuessView.Shown> latest;
    private @Nullable Seen seen;
    /// Whether the editor shows what was chosen elsewhere.
    private boolean following;

    /// @param learn begins the learning
    GuessPane(Round round, Theme theme, Painter painter, Notices notices, Runnable learn) {
        this.round = round;
        view = new GuessView(round, theme);
        latest = painter.numbers(GuessPane::count, view::show);
        KernelEditor editor = workshop.editor(theme, notices);
        var about = new Label("Paint into the cells, or type: your map follows.");
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        var go = new Button("Let it learn", Icons.of(MaterialDesignP.PLAY));
        go.getStyleClass().add("primary");
        go.setMaxWidth(Double.MAX_VALUE);
        go.setTooltip(new Tooltip("A filter that begins as noise looks for the hidden one by gradient descent"));
        go.setOnAction(_ -> learn.run());
        var side = new VBox(14, new Section("WHICH ONE IS IT?", new CandidateRow(round, theme)),
                new Section("OR MAKE YOUR OWN", about, editor));
        side.getStyleClass().add("recover-side");
        var scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("compare-scroll");
        var right = new BorderPane(scroll);
        var foot = new VBox(go);
        foot.getStyleClass().add("recover-foot");
        right.setBottom(foot);
        right.setPrefWidth(SIDE);
        right.setMinWidth(SIDE);
        setCenter(view);
        setRight(right);
        workshop.watch(this::edited);
        round.beganProperty().subscribe(_ -> {
            following = true;
            workshop.clear(round.kernel(), round.count());
            following = false;
        });
        round.filterProperty().subscribe(filter -> {
            workshop.choose(filter.intValue());
            wish();
        });
        round.guessesProperty().subscribe(_ -> follow());
    }

    GuessView view() {
        return view;
    }

    /// What the hidden filters make of the chosen picture.
    void show(@Nullable Seen now) {
        seen = now;
        if (now == null) view.show(null);
        wish();
    }

    private void edited() {
        if (!following) round.guess(workshop.kernel(round.filterProperty().get()));
    }

    /// The editor goes on from the kernel that was picked.
    private void follow() {
        Tensor guess = round.guess();
        int filter = round.filterProperty().get();
        if (guess != null && guess != workshop.kernel(filter)) {
            following = true;
            workshop.set(filter, guess);
            following = false;
        }
        wish();
    }

    private void wish() {
        Seen now = seen;
        if (now == null || now.snapshot().network().shape(1).channels() != round.count()) return;
        var kernels = new ArrayList<Tensor>();
        for (int k = 0; k < round.count(); k++)
            kernels.add(round.guessesProperty().get().getOrDefault(k, Tensor.zeros(round.kernel())));
        latest.submit(new Wish(round.beganProperty().get(), now, round.filterProperty().get(), kernels, round.guess() != null, round.relu()));
    }

    private static GuessView.Shown count(Wish wish) {
        if (!(wish.seen().target() instanceof Target.Values(Tensor wanted)))
            throw new IllegalArgumentException("a class is no map");
        Tensor input = wish.seen().input();
        if (!wish.guessed()) return new GuessView.Shown(wish.task(), input, wanted, null, wish.filter());
        var kernel = wish.kernels().getFirst().shape;
        var layer = new Conv2d(wish.kernels().stream().map(weights -> new Filter(weights, 0)).toList(),
                new Axis(kernel.height(), 1, 1), new Axis(kernel.width(), 1, 1), Padding.Named.VALID,
                PaddingMode.ZEROS, 1, false);
        var guess = new Convolution(layer, wish.relu() ? Activation.RELU : Activation.IDENTITY);
        return new GuessView.Shown(wish.task(), input, wanted,
                Attempt.of(guess, input, wanted, Machine.SCALAR, Cancel.NEVER), wish.filter());
    }
}
