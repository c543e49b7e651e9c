package org.fovea.ui.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fovea.compute.Projects;
import org.fovea.format.ProjectFile;
import org.fovea.format.ProjectFile.Document;
import org.fovea.format.Unknown;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.project.Template;
import org.fovea.session.Jobs;
import org.fovea.session.OpenDocument;
import org.fovea.session.Session;
import org.fovea.ui.Hand;
import org.fovea.ui.Sessions;
import org.fovea.ui.kit.Question;
import org.fovea.ui.open.Dialogs;
import org.fovea.ui.open.Opening;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Documents as their user handles them; files are read and written at once.
@ExtendWith(ApplicationExtension.class)
class DocumentsTest {
    @TempDir
    private Path folder = Path.of("");

    private final Deque<Path> chosen = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private @Nullable Session session;
    private @Nullable OpenDocument opened;
    private @Nullable Documents documents;
    private @Nullable TextField text;

    @Start
    void start(Stage stage) {
        var made = Sessions.of(Projects.small());
        var question = new Question();
        var jobs = new Jobs(Runnable::run, Runnable::run, said::add);
        var its = new OpenDocument(made, null, null, Unknown.NONE);
        documents = new Documents(made, its, jobs, new Dialogs() {
            @Override
            public Optional<Path> open() {
                return Optional.ofNullable(chosen.poll());
            }

            @Override
            public Optional<Path> save(String name) {
                asked.add(name);
                return open();
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.empty();
            }
        }, question, new Opening(made, jobs, said::add), List.of());
        session = made;
        opened = its;
        text = new TextField();
        stage.setScene(new Scene(new StackPane(text, question), 600, 400));
        stage.show();
    }

    @BeforeEach
    void look_at_the_field(FxRobot fx) {
        fx.interact(field()::requestFocus);
    }

    private Session session() {
        return requireNonNull(session);
    }

    private Documents documents() {
        return requireNonNull(documents);
    }

    private OpenDocument opened() {
        return requireNonNull(opened);
    }

    private TextField field() {
        return requireNonNull(text);
    }

    private boolean dirty() {
        return session().dirtyProperty().get();
    }

    private void bias(FxRobot fx, float value) {
        fx.interact(() -> session().editOnce(new LayerEdit.SetBias(0, value)));
    }

    private static float bias(Project project) {
        return project.conv(1).orElseThrow().filters().getFirst().filter().bias();
    }

    private Path saved(String name, float bias) {
        Path file = folder.resolve(name);
        ProjectFile.write(file,
                new Document(new Edit.InLayer(1, new LayerEdit.SetBias(0, bias)).applyTo(Projects.small()),
                        Selection.FIRST));
        return file;
    }

    @Test
    void a_new_document_is_saved_under_a_name_and_then_again(FxRobot fx) {
        Path file = folder.resolve("first.fovea");
        bias(fx, 1);
        assertThat(dirty()).isTrue();
        fx.interact(documents()::save);
        assertThat(asked).containsExactly("Untitled.fovea");
        assertThat(dirty()).as("no name was chosen").isTrue();
        chosen.add(file);
        fx.interact(documents()::save);
        assertThat(dirty()).isFalse();
        assertThat(opened().file()).isEqualTo(file);
        assertThat(documents().recent()).containsExactly(file);
        bias(fx, 2);
        fx.interact(documents()::save);
        assertThat(asked).hasSize(2);
        assertThat(bias(ProjectFile.read(file).project())).isEqualTo(2);
        // Undo leads away from what is saved, redo back.
        fx.interact(session()::undo);
        assertThat(dirty()).isTrue();
        fx.interact(session()::redo);
        assertThat(dirty()).isFalse();
        // Under another name, the first stays.
        bias(fx, 3);
        chosen.add(folder.resolve("second.fovea"));
        fx.interact(documents()::saveAs);
        assertThat(asked).last().isEqualTo("first.fovea");
        assertThat(opened().name()).isEqualTo("second.fovea");
        assertThat(bias(ProjectFile.read(file).project())).isEqualTo(2);
    }

    @Test
    void unsaved_changes_are_given_up_only_when_the_user_says_so(FxRobot fx) {
        Path file = saved("other.fovea", 7);
        var hand = new Hand(fx);
        fx.interact(() -> documents().file(file));
        assertThat(bias(session().project())).isEqualTo(7);
        bias(fx, 8);

        Path next = saved("next.fovea", 9);
        fx.interact(() -> documents().file(next));
        assertThat(hand.says("Save changes to “other.fovea”?")).isTrue();
        hand.press("Cancel");
        assertThat(bias(session().project())).isEqualTo(8);
        fx.interact(() -> documents().file(next));
        hand.press("Don’t save");
        assertThat(bias(session().project())).isEqualTo(9);
        assertThat(bias(ProjectFile.read(file).project())).isEqualTo(7);

        bias(fx, 10);
        fx.interact(documents()::create);
        hand.press("Save");
        assertThat(bias(ProjectFile.read(next).project())).isEqualTo(10);
        assertThat(opened().file()).isNull();
        assertThat(session().project().picture().name()).isEqualTo("temple.jpg");
        assertThat(dirty()).isFalse();
        assertThat(session().undoTitleProperty().get()).isNull();
        assertThat(documents().recent()).containsExactly(next, file);
    }

    @Test
    void a_question_is_answered_by_keys_alone(FxRobot fx) {
        var hand = new Hand(fx);
        bias(fx, 1);
        fx.interact(documents()::create);
        fx.type(KeyCode.ESCAPE);
        assertThat(hand.says("Save changes")).isFalse();
        assertThat(field().isFocused()).as("the focus is where it was").isTrue();
        // Enter saves: a name is asked for.
        fx.interact(documents()::create);
        fx.type(KeyCode.A);
        assertThat(field().getText()).isEmpty();
        fx.type(KeyCode.ENTER);
        assertThat(asked).hasSize(1);
        // Shift+Tab leads to “Don’t save”.
        fx.interact(documents()::create);
        fx.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT).type(KeyCode.ENTER);
        assertThat(session().project().picture().name()).isEqualTo("temple.jpg");
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_file_that_someone_else_changed_is_not_replaced_silently(FxRobot fx) throws IOException {
        Path file = saved("shared.fovea", 1);
        var hand = new Hand(fx);
        fx.interact(() -> documents().file(file));
        bias(fx, 2);
        saved("shared.fovea", 3);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        fx.interact(documents()::save);
        assertThat(hand.says("Replace “shared.fovea”?")).isTrue();
        hand.press("Cancel");
        assertThat(bias(ProjectFile.read(file).project())).isEqualTo(3);
        assertThat(dirty()).isTrue();

        fx.interact(documents()::save);
        chosen.add(folder.resolve("mine.fovea"));
        hand.press("Save as…");
        assertThat(bias(ProjectFile.read(folder.resolve("mine.fovea")).project())).isEqualTo(2);
        assertThat(bias(ProjectFile.read(file).project())).isEqualTo(3);

        // A file that is gone is simply written again.
        Files.delete(folder.resolve("mine.fovea"));
        bias(fx, 4);
        fx.interact(documents()::save);
        assertThat(bias(ProjectFile.read(folder.resolve("mine.fovea")).project())).isEqualTo(4);
        assertThat(dirty()).isFalse();
    }

    @Test
    void what_cannot_be_opened_leaves_everything_as_it_was(FxRobot fx) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.fovea"), "no document");
        bias(fx, 5);
        fx.interact(() -> documents().file(file));
        new Hand(fx).press("Don’t save");
        assertThat(said).hasSize(1).first().asString().contains("“broken.fovea” is not a Fovea document");
        assertThat(bias(session().project())).isEqualTo(5);
        assertThat(dirty()).isTrue();
    }

    @Test
    void a_template_is_a_new_document(FxRobot fx) {
        Path file = saved("open.fovea", 1);
        fx.interact(() -> documents().file(file));
        fx.interact(() -> documents().from(Template.CORNERS));
        assertThat(session().project().layers()).hasSizeGreaterThan(1);
        assertThat(opened().file()).isNull();
        assertThat(dirty()).isFalse();
    }

    @Test
    void a_picture_is_opened_in_the_document_and_can_be_taken_back(FxRobot fx) {
        chosen.add(Path.of("sample-images/cat.png"));
        fx.interact(documents()::choose);
        assertThat(session().project().picture().name()).isEqualTo("cat.png");
        assertThat(dirty()).isTrue();
        fx.interact(session()::undo);
        assertThat(dirty()).isFalse();
    }
}
