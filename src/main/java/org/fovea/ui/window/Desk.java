package org.fovea.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.format.ProjectFile;
import org.fovea.format.Settings;
import org.fovea.format.SettingsFile;
import org.fovea.project.WindowOptions;
import org.fovea.project.WindowOptions.Size;
import org.fovea.session.Jobs;
import org.fovea.session.Learning;
import org.fovea.session.OpenDocument;
import org.fovea.session.Session;
import org.fovea.session.SideBySide;
import org.fovea.session.Stepping;
import org.fovea.session.TaskSource;
import org.fovea.ui.compare.ComparePane;
import org.fovea.ui.document.DocumentMenu;
import org.fovea.ui.document.Documents;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.export.FilmJob;
import org.fovea.ui.export.ExportPanel;
import org.fovea.ui.gallery.Gallery;
import org.fovea.ui.gallery.Thumbnails;
import org.fovea.ui.kit.Frames;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Question;
import org.fovea.ui.kit.Question.Answer;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.learn.LearnPane;
import org.fovea.ui.learn.film.FilmPanel;
import org.fovea.ui.neuron.ArithmeticDock;
import org.fovea.ui.open.Dialogs;
import org.fovea.ui.open.Opening;
import org.fovea.ui.open.PictureMenu;
import org.fovea.ui.open.SampleGallery;
import org.fovea.ui.open.SystemDialogs;
import org.fovea.ui.overview.OverviewPane;
import org.fovea.ui.stack.DepthPane;
import org.fovea.ui.stage.StageView;
import org.fovea.ui.step.StepDock;
import org.fovea.ui.strip.LayerStrip;
import org.jspecify.annotations.Nullable;

/// Builds the window by constructors, and remembers what was open.
public final class Desk {
    private static final Size USUAL = new Size(1440, 900);
    private static final Size SMALLEST = new Size(800, 560);

    private final StateFolder.Start start;
    private final Runnable settled;
    private final Runnable closed;
    private final Executor home;
    private final Stage stage = new Stage();
    private final ExecutorService files = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("state").factory());
    private final Theme theme = new Theme();
    private final Toasts notices = new Toasts();
    private final Question question = new Question();
    private final Session session;
    private final Jobs jobs;
    private final Learning learning;
    private final SideBySide beside;
    private final Opening opening;
    private final OpenDocument opened;
    private final Documents documents;
    private final StageView view;
    private final MainWindow window;
    private final Scene scene;
    private Runnable atEnd = () -> {};

    /// @param machine what the engine computes with
    /// @param home runs things on the FX thread
    /// @param settled is told when the first feature map was shown
    /// @param closed is told when the window was closed
    public Desk(StateFolder.Start start, Machine machine, Executor home, Runnable settled, Runnable closed) {
        this(start, machine, home, null, settled, closed);
    }

    /// @param chosen stands for the system's dialogs; null for these themselves
    Desk(StateFolder.Start start, Machine machine, Executor home, @Nullable Dialogs chosen, Runnable settled,
            Runnable closed) {
        this.start = start;
        this.home = home;
        Dialogs dialogs = chosen == null ? new SystemDialogs(() -> stage) : chosen;
        this.settled = settled;
        this.closed = closed;
        var engine = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("engine").factory());
        var painting = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("painter").factory());
        var counting = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("numbers").factory());
        jobs = new Jobs(task -> Thread.ofVirtual().start(task), home, notices::say);
        session = new Session(start.document().project(), start.document().selection(), machine, engine, home,
                this::failed);
        var painter = new Painter(painting, counting, home, this::failed);
        opening = new Opening(session, jobs, notices);
        opening.recent().setAll(start.settings().pictures());
        opened = new OpenDocument(session, start.file(), start.stamp(), start.document().unknown());
        documents = new Documents(session, opened, jobs, dialogs, question, opening, start.settings().documents());
        var thumbnails = new Thumbnails(session, painter);
        var samples = new SampleGallery(opening, theme, painter);
        var exhibits = new Exhibits();
        var export = new ExportPanel(exhibits, session, theme, jobs, notices, dialogs);
        var inspector = new Inspector(session, theme, notices);
        var dock = new ArithmeticDock(session, theme, painter);
        var stepping = new Stepping(session);
        var steps = new StepDock(session, stepping, theme, jobs, notices, dialogs, home);
        var keys = new Shortcuts();
        var modes = new ModeBar();
        var header = new Header(session, theme, new DocumentMenu(session, documents), pictures(samples), modes, export,
                keys,
                () -> mainWindow().toggleInspector());
        view = new StageView(session, theme, painter, new Gallery(session, theme, thumbnails));
        view.addTo(exhibits);
        dock.addTo(exhibits);
        steps.addTo(exhibits);
        var strip = new LayerStrip(session, theme, painter, notices);
        var compare = new ComparePane(session, theme, painter);
        window = new MainWindow(header, strip,
                view, inspector, dock, steps,
                new StatusLine(session, jobs, modes.modeProperty(), compare.hintProperty()));
        var overview = new OverviewPane(session, theme, painter, () -> modes.modeProperty().set(Mode.EXPLORE));
        overview.addTo(exhibits);
        var depth = new DepthPane(session, theme, painter);
        depth.addTo(exhibits);
        learning = new Learning(session, machine, new TaskSource(machine),
                task -> Thread.ofPlatform().daemon().name("learning").start(task), home, notices::say);
        var films = new FilmPanel(learning, theme, dialogs, new FilmJob(jobs, notices, home));
        films.addTo(exhibits);
        beside = new SideBySide(machine, task -> Thread.ofPlatform().daemon().name("side by side").start(task), home,
                notices::say);
        var learn = new LearnPane(session, learning, beside, theme, painter, notices, dialogs, exhibits,
                films);
        compare.addTo(exhibits);
        modes.modeProperty().subscribe(mode -> {
            Node content = switch (mode) {
                case OVERVIEW -> overview;
                case EXPLORE, STEP -> view;
                case STACK -> depth;
                case LEARN -> learn;
                case COMPARE -> compare;
            };
            exhibits.prefer(mode.exhibit());
            window.show(content, switch (mode) {
                case EXPLORE -> MainWindow.Below.ARITHMETIC;
                case STEP -> MainWindow.Below.STEPS;
                case OVERVIEW, STACK, LEARN, COMPARE -> MainWindow.Below.NOTHING;
            }, mode != Mode.LEARN);
            stepping.setActive(mode == Mode.STEP);
            content.requestFocus();
        });
        scene = new Scene(new StackPane(window, notices, question));
        addShortcuts(keys, header, samples);
        keys.add("Shortcut+1", "the whole network at a glance", () -> modes.modeProperty().set(Mode.OVERVIEW));
        keys.add("Shortcut+2", "explore a layer", () -> modes.modeProperty().set(Mode.EXPLORE));
        keys.add("Shortcut+3", "step through a layer", () -> modes.modeProperty().set(Mode.STEP));
        keys.add("Shortcut+4", "the layers in depth", () -> modes.modeProperty().set(Mode.STACK));
        keys.add("Shortcut+5", "watch filters being learned", () -> modes.modeProperty().set(Mode.LEARN));
        keys.add("Shortcut+6", "compare with layers that share nothing", () -> modes.modeProperty().set(Mode.COMPARE));
        keys.add("Shortcut+L", "add a layer", strip::showPalette);
        view.filterKeys(steps.keys()::handle);
        view.onInputClick(steps::clicked);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, steps.keys()::everywhere);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, steps.keys()::handle);
        keys.install(scene);
        acceptDrops();
        theme.dress(scene);
    }

    private PictureMenu pictures(SampleGallery samples) {
        var menu = new PictureMenu[1];
        menu[0] = new PictureMenu(session, opening, documents::choose,
                () -> documents.paste(Clipboard.getSystemClipboard()), () -> samples.show(menu[0]));
        return menu[0];
    }

    private MainWindow mainWindow() {
        return window;
    }

    private void addShortcuts(Shortcuts keys, Header header, SampleGallery samples) {
        keys.add("Shortcut+N", "new document", documents::create);
        keys.add("Shortcut+O", "open a document or a picture", documents::choose);
        keys.add("Shortcut+S", "save", documents::save);
        keys.add("Shortcut+Shift+S", "save as", documents::saveAs);
        keys.add("Shortcut+V", "paste a picture", () -> documents.paste(Clipboard.getSystemClipboard()));
        keys.add("Shortcut+G", "samples and patterns", () -> samples.show(header.pictures()));
        keys.add("Shortcut+Z", "undo", session::undo);
        keys.add("Shortcut+Y", "redo", session::redo);
        keys.add("Shortcut+Shift+Z", "redo", session::redo);
        keys.add("Shortcut+E", "export", header::showExport);
        keys.add("Shortcut+T", "light or dark", () -> Header.switchTheme(theme));
        keys.add("Shortcut+I", "show or hide the inspector", window::toggleInspector);
        keys.add("Shortcut+D", "fold or unfold the arithmetic", window::toggleDock);
        keys.add("Shortcut+K", "hold the map for comparison, or let go of it", view::toggleHeld);
        keys.add("Esc", "let go of the pinned neuron, then of the held map", view::release);
        keys.add("F1", "these keys", header::showKeys);
    }

    private void acceptDrops() {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasImage())
                event.acceptTransferModes(TransferMode.COPY);
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            documents.paste(event.getDragboard());
            event.setDropCompleted(true);
        });
    }

    /// Shows the window.
    public void show(WindowOptions options) {
        theme.choiceProperty().set(options.theme() == null
                ? SessionSettings.theme(start.settings())
                : switch (options.theme()) {
                    case LIGHT -> Theme.Choice.LIGHT;
                    case DARK -> Theme.Choice.DARK;
                });
        Size size = options.size() == null ? USUAL : options.size();
        stage.titleProperty().bind(DocumentMenu.title(session, opened).map(name -> name + " – Fovea"));
        stage.setScene(scene);
        stage.setMinWidth(SMALLEST.width());
        stage.setMinHeight(SMALLEST.height());
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        stage.setOnCloseRequest(event -> {
            if (!session.dirtyProperty().get() && learning.untaken().isEmpty()) return;
            event.consume();
            askForTraining(() -> documents.guarded(this::close));
        });
        stage.setOnHidden(_ -> closed());
        rememberSettings();
        var recovery = new Recovery(session, opened, documents, notices, files, home);
        recovery.begin(start.folder());
        atEnd = recovery::close;
        view.paintedProperty().subscribe(painted -> {
            if (painted) Frames.afterDrawing(settled);
        });
        stage.show();
        view.requestFocus();
        if (start.problem() != null) notices.say(start.problem());
        start.leftBehind().forEach(recovery::offer);
        if (options.file() != null && !ProjectFile.isNamedSo(options.file())) opening.file(options.file());
    }

    /// What was learned and not taken over goes with the window.
    private void askForTraining(Runnable then) {
        List<String> learned = learning.untaken();
        if (learned.isEmpty()) {
            then.run();
            return;
        }
        question.ask("Close without what was learned?", missing(learned),
                List.of(new Answer("Take it over", () -> {
                    learning.takeUntaken();
                    then.run();
                }), new Answer(learned.size() == 1 ? "Close without it" : "Close without both", then)));
    }

    /// What the document does not have, and what becomes of it.
    ///
    /// @param learned one or two trainings; the second was kept aside
    static String missing(List<String> learned) {
        return learned.size() == 1
                ? "The document does not have the training yet: %s.".formatted(learned.getFirst())
                : "The document does not have two trainings yet: %s, and, kept aside, %s. It can take over the one that is shown, and the other goes with the window; to keep that one instead, choose “Cancel” and then “Back to %s”."
                        .formatted(learned.getFirst(), learned.get(1), learned.get(1));
    }

    private void rememberSettings() {
        theme.choiceProperty().subscribe((_, _) -> remember());
        opened.fileProperty().subscribe((_, _) -> remember());
        opening.recent().addListener((ListChangeListener<Path>) _ -> remember());
        documents.recent().addListener((ListChangeListener<Path>) _ -> remember());
    }

    private void remember() {
        var settings = new Settings(SessionSettings.name(theme.choiceProperty().get()),
                List.copyOf(opening.recent()), List.copyOf(documents.recent()), opened.file());
        files.execute(() -> {
            try {
                SettingsFile.write(start.folder().folder(), settings);
            } catch (Problem problem) {
                home.execute(() -> notices.say(problem.sentence()));
            }
        });
    }

    Session session() {
        return session;
    }

    Documents documents() {
        return documents;
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
        learning.close();
        beside.clear();
        remember();
        atEnd.run();
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
