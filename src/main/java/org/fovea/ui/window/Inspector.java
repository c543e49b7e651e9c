package org.fovea.ui.window;

import javafx.scene.layout.VBox;
import org.fovea.project.Conv;
import org.fovea.session.Session;
import org.fovea.ui.counts.CountsPane;
import org.fovea.ui.filter.FilterEditor;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.layer.FiltersPane;
import org.fovea.ui.layer.InputsPane;
import org.fovea.ui.layer.OperationPane;
import org.fovea.ui.layer.ParametersPane;
import org.fovea.ui.map.DisplayPane;
import org.fovea.ui.neuron.NeuronPane;
import org.jspecify.annotations.Nullable;

/// What is selected, in panes: those of a convolution are there only while one is selected.
final class Inspector extends VBox {
    private final VBox ofConvolution;

    Inspector(Session session, Theme theme, Notices notices) {
        ofConvolution = new VBox(18, new FilterEditor(session, theme, notices), new ParametersPane(session),
                new FiltersPane(session));
        getChildren().addAll(new OperationPane(session), new InputsPane(session), new DisplayPane(session, theme),
                new NeuronPane(session), new CountsPane(session));
        session.convProperty().subscribe(this::show);
    }

    private void show(@Nullable Conv conv) {
        boolean there = getChildren().contains(ofConvolution);
        if (conv == null) getChildren().remove(ofConvolution);
        else if (!there) getChildren().addFirst(ofConvolution);
    }
}
