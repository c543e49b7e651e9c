package org.fovea.ui.window;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.format.SessionFile;
import org.fovea.project.WindowOptions;
import org.fovea.project.WindowOptions.Size;
import org.fovea.session.Jobs;
import org.fovea.session.Session;
import org.fovea.ui.compare.ComparePane;
import org.fovea.ui.counts.CountsPane;
import org.fovea.ui.export.ExportPanel;
import org.fovea.ui.filter.FilterEditor;
import org.fovea.ui.gallery.Gallery;
import org.fovea.ui.gallery.Thumbnails;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.layer.ParametersPane;
import org.fovea.ui.map.DisplayPane;
import org.fovea.ui.neuron.ArithmeticDock;
import org.fovea.ui.neuron.NeuronPane;
import org.fovea.ui.open.Dialogs;
import org.fovea.ui.open.Opening;
import org.fovea.ui.open.PictureMenu;
import org.fovea.ui.open.SampleGallery;
import org.fovea.ui.open.SystemDialogs;
import org.fovea.ui.stage.StageView;
import org.fovea.ui.strip.LayerStrip;

/// Builds the window by constructors, and remembers what was open.
public final class Desk {
    private static final Size USUAL = new Size(1440, 900);
    private static final Size SMALLEST = new Size(800, 560);
    private static final Duration REMEMBER_AFTER = Duration.seconds(2);

    private final StateFolder.Start start;
    private final Runnable settled;
    private final Runnable closed;
    private final PauseTransition pause = new PauseTransition(REMEMBER_AFTER);
    private final Stage stage = new Stage();
    private final ExecutorService files = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("state").factory());
    private final Theme theme = new Theme();
    private final Toasts notices = new Toasts();
    private final Session session;
    private final Jobs jobs;
    private final Opening opening;
    private final StageView view;
    private final MainWindow window;
    private final Scene scene;

    /// @param machine what the engine computes with
    /// @param home runs things on the FX thread
    /// @param settled is told when the first feature map was shown
    /// @param closed is told when the window was closed
    public Desk(StateFolder.Start start, Machine machine, Executor home, Runnable settled, Runnable closed) {
        this.start = start;
        this.settled = settled;
        this.closed = closed;
        var engine = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("engine").factory());
        var painting = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("painter").factory());
        jobs = new Jobs(task -> Thread.ofVirtual().start(task), home, notices::say);
        session = new Session(start.state().project(), start.state().selection(), machine, engine, home,
                this::failed);
        var painter = new Painter(painting, home, this::failed);
        opening = new Opening(session, jobs, notices);
        opening.recent().setAll(start.state().settings().recent());
        Dialogs dialogs = new SystemDialogs(() -> stage);
        var thumbnails = new Thumbnails(session, painter);
        var samples = new SampleGallery(opening, theme, painter);
        var export = new ExportPanel(session, theme, jobs, notices, dialogs);
        var inspector = new VBox(new FilterEditor(session, theme, notices), new ParametersPane(session),
                new DisplayPane(session, theme), new NeuronPane(session), new CountsPane(session));
        var dock = new ArithmeticDock(session, theme);
        var keys = new Shortcuts();
        var modes = new ModeBar();
        var header = new Header(session, theme, pictures(samples, dialogs), modes, export, keys,
                () -> mainWindow().toggleInspector());
        view = new StageView(session, theme, painter, new Gallery(session, theme, thumbnails));
        var strip = new LayerStrip(session, theme, painter);
        window = new MainWindow(header, strip,
                view, inspector, dock,
                new StatusLine(session, jobs));
        var compare = new ComparePane(session, theme);
        modes.modeProperty().subscribe(mode -> window.show(switch (mode) {
            case EXPLORE -> view;
            case COMPARE -> compare;
        }, mode == Mode.EXPLORE));
        scene = new Scene(new StackPane(window, notices));
        addShortcuts(keys, header, samples, dialogs);
        keys.add("Shortcut+2", "explore a layer", () -> modes.modeProperty().set(Mode.EXPLORE));
        keys.add("Shortcut+3", "compare with layers that share nothing", () -> modes.modeProperty().set(Mode.COMPARE));
        keys.add("Shortcut+L", "add a layer", strip::showPalette);
        keys.install(scene);
        acceptDrops();
        theme.dress(scene);
    }

    private PictureMenu pictures(SampleGallery samples, Dialogs dialogs) {
        var menu = new PictureMenu[1];
        menu[0] = new PictureMenu(session, opening, dialogs, () -> samples.show(menu[0]));
        return menu[0];
    }

    private MainWindow mainWindow() {
        return window;
    }

    private void addShortcuts(Shortcuts keys, Header header, SampleGallery samples, Dialogs dialogs) {
        keys.add("Shortcut+O", "open a picture", () -> dialogs.open().ifPresent(opening::file));
        keys.add("Shortcut+V", "paste a picture", () -> opening.paste(Clipboard.getSystemClipboard()));
        keys.add("Shortcut+G", "samples and patterns", () -> samples.show(header.pictures()));
        keys.add("Shortcut+Z", "undo", session::undo);
        keys.add("Shortcut+Y", "redo", session::redo);
        keys.add("Shortcut+Shift+Z", "redo", session::redo);
        keys.add("Shortcut+E", "export", header::showExport);
        keys.add("Shortcut+T", "light or dark", () -> Header.switchTheme(theme));
        keys.add("Shortcut+I", "show or hide the inspector", window::toggleInspector);
        keys.add("Shortcut+D", "fold or unfold the arithmetic", window::toggleDock);
        keys.add("F1", "these keys", header::showKeys);
    }

    private void acceptDrops() {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasImage())
                event.acceptTransferModes(TransferMode.COPY);
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            opening.paste(event.getDragboard());
            event.setDropCompleted(true);
        });
    }

    /// Shows the window.
    public void show(WindowOptions options) {
        theme.choiceProperty().set(options.theme() == null
                ? SessionSettings.theme(start.state().settings())
                : switch (options.theme()) {
                    case LIGHT -> Theme.Choice.LIGHT;
                    case DARK -> Theme.Choice.DARK;
                });
        Size size = options.size() == null ? USUAL : options.size();
        stage.setTitle("Fovea");
        stage.setScene(scene);
        stage.setMinWidth(SMALLEST.width());
        stage.setMinHeight(SMALLEST.height());
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        stage.setOnHidden(_ -> closed());
        rememberChanges();
        view.paintedProperty().subscribe(painted -> {
            if (painted) settled.run();
        });
        stage.show();
        view.requestFocus();
        if (start.problem() != null) notices.say(start.problem());
        if (options.file() != null) opening.file(options.file());
    }

    private void rememberChanges() {
        pause.setOnFinished(_ -> {
            SessionFile.State state = state();
            files.execute(() -> save(state));
        });
        session.projectProperty().subscribe(_ -> pause.playFromStart());
        session.selectionProperty().subscribe(_ -> pause.playFromStart());
        theme.choiceProperty().subscribe(_ -> pause.playFromStart());
    }

    private SessionFile.State state() {
        return new SessionFile.State(session.project(), session.selection(),
                new SessionFile.Settings(SessionSettings.name(theme.choiceProperty().get()),
                        List.copyOf(opening.recent())));
    }

    private void save(SessionFile.State state) {
        try {
            SessionFile.write(start.folder().folder(), state);
        } catch (Problem problem) {
            Platform.runLater(() -> notices.say(problem.sentence()));
        }
    }

    Session session() {
        return session;
    }

    Opening opening() {
        return opening;
    }

    Jobs jobs() {
        return jobs;
    }

    /// Closes the window.
    void close() {
        stage.close();
    }

    private void closed() {
        pause.stop();
        SessionFile.State state = state();
        files.execute(() -> save(state));
        files.close();
        closed.run();
    }

    private void failed(RuntimeException e) {
        if (e instanceof Problem problem) notices.say(problem.sentence());
        else {
            System.getLogger(Desk.class.getName()).log(System.Logger.Level.ERROR, "computing failed", e);
            notices.say("This could not be computed (" + e.getMessage() + "); undo brings the last good state back.");
        }
    }
}
