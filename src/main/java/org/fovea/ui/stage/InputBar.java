package org.fovea.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fovea.project.Edit;
import org.fovea.project.Fit;
import org.fovea.project.Paint;
import org.fovea.project.Project;
import org.fovea.session.Session;
import org.fovea.ui.kit.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// Below the input: how the picture is brought to size, the brush, and zoom.
final class InputBar extends HBox {
    private static final List<Integer> SIZES = List.of(28, 64, 128, 256, 512, Fit.ORIGINAL);

    private final Session session;
    private final MenuButton size = new MenuButton();
    private final ToggleGroup sizes = new ToggleGroup();
    private final CheckMenuItem square = new CheckMenuItem("Square: cut out the middle");
    private final CheckMenuItem gray = new CheckMenuItem("Grey: one channel, 0.299 R + 0.587 G + 0.114 B");

    private final InputTools tools;
    private final MapPicker picker;
    private final List<Node> pictureTools = new ArrayList<>();
    private final List<Node> brushTools = new ArrayList<>();
    private final Label zoom = new Label();
    private boolean onPicture = true;

    InputBar(Session session, InputTools tools, SharedView view) {
        super(6);
        this.session = session;
        this.tools = tools;
        this.picker = new MapPicker(tools);
        setAlignment(Pos.CENTER_LEFT);
        fillSizes();
        session.projectProperty().subscribe(this::show);

        ToggleButton brush = Icons.toggle(MaterialDesignB.BRUSH, "Paint",
                "Paint on the input and watch the maps follow; otherwise dragging moves the picture");
        brush.selectedProperty().bindBidirectional(tools.paintingProperty());
        var color = new ColorPicker();
        color.valueProperty().bindBidirectional(tools.colorProperty());
        color.getStyleClass().add("brush-color");
        color.setAccessibleText("Brush colour");
        color.setTooltip(new Tooltip("The colour the brush leaves; on a grey input its brightness"));
        var width = new Slider(1, InputTools.LARGEST_BRUSH, 8);
        width.valueProperty().bindBidirectional(tools.sizeProperty());
        width.setPrefWidth(70);
        width.setAccessibleText("Brush size");
        width.setTooltip(new Tooltip("The brush's diameter in pixels of the input"));
        Button clean = Icons.button(MaterialDesignE.ERASER, "Remove paint", "Remove everything painted on the input");
        clean.setOnAction(_ -> session.editOnce(new Edit.SetPaint(Paint.NONE)));
        clean.disableProperty().bind(session.projectProperty().map(project -> project.picture().paint().isEmpty()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button less = Icons.button(MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "Zoom out",
                "Zoom out (− on a picture, or the wheel)");
        less.setOnAction(_ -> view.zoomAtCenter(1 / 1.25));
        Button more = Icons.button(MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "Zoom in",
                "Zoom in (+ on a picture, or the wheel); beyond 24 screen pixels a cell shows its value");
        more.setOnAction(_ -> view.zoomAtCenter(1.25));
        Button fit = Icons.button(MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Show all", "Show the whole picture (0)");
        fit.setOnAction(_ -> view.fit());
        zoom.getStyleClass().addAll("numbers", "quiet");
        zoom.textProperty().bind(view.viewportProperty().map(
                v -> v.scale() >= 0.1 ? "%.0f %%".formatted(v.scale() * 100) : "%.1f %%".formatted(v.scale() * 100)));
        tools.paintingProperty().subscribe(_ -> showTools());
        pictureTools.addAll(List.of(size, brush, color, width, clean));
        brushTools.addAll(List.of(color, width, clean));
        getChildren().addAll(picker, size, brush, color, width, clean, space, zoom, less, more, fit);
        session.evaluationProperty().subscribe(evaluation -> {
            if (evaluation == null) return;
            onPicture = evaluation.onPicture();
            picker.show(evaluation);
            showTools();
        });
        for (var choice : List.of(tools.inputProperty(), tools.channelProperty()))
            choice.subscribe(_ -> {
                if (session.evaluation() != null) picker.show(session.evaluation());
            });
        showTools();
    }

    /// Where it is narrow, the tools are there and how far it is zoomed is not said.
    @Override
    protected void layoutChildren() {
        double wanted = zoom.isManaged() ? prefWidth(-1) : prefWidth(-1) + zoom.prefWidth(-1) + getSpacing();
        boolean room = wanted <= getWidth();
        if (room != zoom.isManaged()) {
            zoom.setVisible(room);
            zoom.setManaged(room);
        }
        super.layoutChildren();
    }

    /// A picture can be painted on and brought to size; the maps of a layer before are chosen.
    private void showTools() {
        for (Node tool : pictureTools) {
            boolean shown = onPicture && (!brushTools.contains(tool) || tools.paintingProperty().get());
            tool.setVisible(shown);
            tool.setManaged(shown);
        }
    }

    private void fillSizes() {
        size.setTooltip(new Tooltip(
                "How the picture becomes the input: size of the longer side, square or whole, grey or colour"));
        for (int pixels : SIZES) {
            var item = new RadioMenuItem(pixels == Fit.ORIGINAL ? "Original size" : pixels + " pixels");
            item.setUserData(pixels);
            item.setToggleGroup(sizes);
            item.setOnAction(_ -> fit(new Fit(pixels, fit().square(), fit().gray())));
            size.getItems().add(item);
        }
        square.setOnAction(_ -> fit(new Fit(fit().size(), square.isSelected(), fit().gray())));
        gray.setOnAction(_ -> fit(new Fit(fit().size(), fit().square(), gray.isSelected())));
        size.getItems().addAll(new SeparatorMenuItem(), square, gray);
    }

    private Fit fit() {
        return session.project().picture().fit();
    }

    private void fit(Fit fit) {
        session.editOnce(new Edit.SetPicture(session.project().picture().withFit(fit)));
    }

    private void show(Project project) {
        Fit fit = project.picture().fit();
        sizes.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(fit.size())));
        square.setSelected(fit.square());
        gray.setSelected(fit.gray());
        gray.setDisable(project.picture().original().shape.channels() == 1);
        size.setText((fit.size() == Fit.ORIGINAL ? "Original" : fit.size() + " px") + (fit.square() ? " · square" : "")
                + (fit.gray() ? " · grey" : ""));
    }
}
