package org.fovea.ui.learn.recover;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Scene;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.learn.Task;
import org.fovea.session.Latest;
import org.fovea.ui.filter.KernelEditor;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The class guesses first: it picks one of several kernels, or paints its own, and sees what that makes.
final class GuessPane extends BorderPane {
    private static final double SIDE = 322;

    /// What is to be computed of a guess.
    private record Wish(Task.Recover task, Scene scene, int filter, List<Tensor> kernels, boolean guessed) {
    }

    private final Round round;
    private final GuessView view;
    private final Workshop workshop = new Workshop();
    private final Latest<Wish, GuessView.Shown> latest;
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
        round.sceneProperty().subscribe(_ -> wish());
    }

    GuessView view() {
        return view;
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
        Scene now = round.sceneProperty().get();
        if (now == null) {
            view.show(null);
            return;
        }
        var kernels = new ArrayList<Tensor>();
        for (int k = 0; k < round.count(); k++)
            kernels.add(round.guessesProperty().get().getOrDefault(k, Tensor.zeros(round.kernel())));
        latest.submit(new Wish(round.beganProperty().get(), now, round.filterProperty().get(), kernels,
                round.guess() != null));
    }

    private static GuessView.Shown count(Wish wish) {
        return new GuessView.Shown(wish.task(), wish.scene(), wish.guessed()
                ? Attempt.of(Scene.layer(wish.kernels(), wish.task().relu()), wish.scene(), Machine.SCALAR,
                        Cancel.NEVER)
                : null, wish.filter());
    }
}
