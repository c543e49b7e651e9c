package org.fovea.ui.strip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.fovea.compute.LayerResult;
import org.fovea.compute.Outline;
import org.fovea.compute.Results;
import org.fovea.engine.Shape;
import org.fovea.figure.Raster;
import org.fovea.project.Layer;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The cards of the picture and of the layers, of which only those exist that are seen; the wires between them and, where
/// there are more than fit, the overview below.
final class CardLine extends Region {
    private final Session session;
    private final Theme theme;
    private final LayerActions actions;
    private final Mosaics mosaics;
    private final WireView wires;
    private final OverviewBar overview;
    /// The card of layer n is number n modulo their count.
    private final List<LayerCard> cards = new ArrayList<>();
    private Geometry geometry = new Geometry(2, 0, 0);
    private @Nullable Places places;

    /// What decides where everything is, besides the network.
    private record Places(Geometry geometry, int cards, int selected) {
    }

    private @Nullable LayerCard pressed;
    private @Nullable LayerCard dragged;
    private double pressedAt;
    private int drop = -1;

    CardLine(Session session, Theme theme, Painter painter, LayerActions actions) {
        this.session = session;
        this.theme = theme;
        this.actions = actions;
        mosaics = new Mosaics(painter);
        wires = new WireView(theme);
        overview = new OverviewBar(theme, offset -> scroll(geometry.at(offset)));
        getStyleClass().add("card-line");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Layers; arrow keys choose one, Alt and arrow keys move it");
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(wires, overview);
        setOnScroll(this::wheel);
        setOnKeyPressed(event -> {
            // A name that is typed has its own keys.
            if (isFocused()) actions.key(event);
        });
        session.structureProperty().subscribe(this::outlined);
        session.selectionProperty().subscribe(_ -> reveal());
        session.resultsProperty().subscribe(_ -> fill());
        session.projectProperty().subscribe(_ -> fill());
        mosaics.property().subscribe(_ -> showMaps());
        widthProperty().subscribe(this::reveal);
        actions.onRename(this::rename);
    }

    private void outlined(Outline outline) {
        wires.show(outline.layers());
        geometry = new Geometry(outline.rows().size() + 1, geometry.offset(), geometry.width());
        fill();
        requestLayout();
    }

    /// Scrolls to the selected layer; not before there is room for it, or the first card would be out of sight at the start.
    private void reveal() {
        if (getWidth() == 0) return;
        geometry = new Geometry(geometry.cards(), geometry.offset(), getWidth()).showing(session.selection().layer());
        fill();
    }

    private void scroll(Geometry wanted) {
        geometry = wanted;
        fill();
    }

    private void wheel(ScrollEvent event) {
        double by = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY()) ? event.getDeltaX() : event.getDeltaY();
        event.consume();
        scroll(geometry.at(geometry.offset() - by * 2));
    }

    @Override
    protected double computePrefHeight(double width) {
        // There is room for the bar even while it is not needed, so that nothing below moves when it appears.
        double bar = Math.max(0, OverviewBar.HEIGHT + 4 - (wires.below() - 6));
        return Math.max(84, wires.above() + Geometry.HEIGHT + wires.below() + bar);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Geometry.CARD;
    }

    @Override
    protected void layoutChildren() {
        geometry = new Geometry(geometry.cards(), geometry.offset(), getWidth()).at(geometry.offset());
        double y = wires.above();
        for (LayerCard card : cards)
            if (card.isVisible()) card.resizeRelocate(geometry.x(card.number()), y, Geometry.CARD, Geometry.HEIGHT);
        wires.resizeRelocate(0, 0, getWidth(), getHeight());
        wires.show(geometry, session.selection().layer(), drop);
        overview.setVisible(!geometry.fits());
        overview.resizeRelocate(0, getHeight() - OverviewBar.HEIGHT - 3, getWidth(), OverviewBar.HEIGHT);
        overview.show(session.outlineProperty().get(), geometry, session.selection().layer());
    }

    /// Makes the cards that are seen show their layers.
    private void fill() {
        if (getWidth() == 0) return;
        geometry = new Geometry(geometry.cards(), geometry.offset(), getWidth()).at(geometry.offset());
        while (cards.size() <= geometry.last() - geometry.first())
            addCard();
        // A card that is hidden and shown again would be drawn again.
        for (int i = 0; i < cards.size(); i++) {
            int n = geometry.first() + Math.floorMod(i - geometry.first(), cards.size());
            LayerCard card = cards.get(i);
            card.setVisible(n <= geometry.last());
            if (n > geometry.last()) continue;
            card.show(text(n));
            card.choose(n == session.selection().layer());
        }
        wish();
        showMaps();
        var now = new Places(geometry, cards.size(), session.selection().layer());
        if (!now.equals(places)) requestLayout();
        places = now;
    }

    private void addCard() {
        var card = new LayerCard(theme, misfit -> session.editOnce(misfit.wayOut()));
        card.setOnMousePressed(event -> press(card, event));
        card.setOnMouseDragged(event -> drag(card, event));
        card.setOnMouseReleased(event -> release(card, event));
        card.setOnContextMenuRequested(event -> {
            event.consume();
            select(card.number());
            if (card.number() > 0) actions.menu().show(card, event.getScreenX(), event.getScreenY());
        });
        cards.add(card);
        getChildren().add(card);
    }

    private CardText text(int number) {
        Outline outline = session.outlineProperty().get();
        if (number == 0) return CardText.picture(outline.picture());
        Outline.Row row = outline.row(number);
        return CardText.of(row, row.works() ? null : lastShape(row.layer()));
    }

    private @Nullable Shape lastShape(Layer layer) {
        Results results = session.resultsProperty().get();
        if (results == null) return null;
        LayerResult last = results.project().named(layer.name()).map(results::layer).orElse(null);
        return last == null ? null : last.output();
    }

    private void wish() {
        Results results = session.resultsProperty().get();
        if (results == null) {
            mosaics.clear();
            return;
        }
        List<Layer> layers = session.outlineProperty().get().layers();
        int first = Math.max(1, geometry.first());
        int last = Math.min(layers.size(), geometry.last());
        session.see(this, IntStream.rangeClosed(first, last).boxed().collect(Collectors.toSet()));
        double pixels = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        mosaics.want(new Mosaics.Wish(results,
                first > last ? List.of() : List.copyOf(layers.subList(first - 1, last)), pixels));
    }

    private void showMaps() {
        Mosaics.Made made = mosaics.property().get();
        Map<String, List<Raster>> layers = made.layers();
        List<Layer> all = session.outlineProperty().get().layers();
        for (LayerCard card : cards) {
            int n = card.number();
            if (n == 0) card.show(made.picture() == null ? List.of() : List.of(made.picture()));
            else if (n > 0 && n <= all.size()) card.show(layers.getOrDefault(all.get(n - 1).name(), List.of()));
        }
    }

    private void select(int card) {
        actions.select(card);
    }

    private void press(LayerCard card, MouseEvent event) {
        pressed = event.isPrimaryButtonDown() ? card : null;
        if (pressed == null) return;
        requestFocus();
        pressedAt = event.getSceneX();
        select(card.number());
        if (event.getClickCount() == 2) rename(card.number());
    }

    private void drag(LayerCard card, MouseEvent event) {
        double by = event.getSceneX() - pressedAt;
        if (pressed == null || card.number() < 1 || (dragged == null && Math.abs(by) < 8)) return;
        dragged = card;
        card.toFront();
        card.setTranslateX(by);
        card.setOpacity(0.8);
        double x = sceneToLocal(event.getSceneX(), 0).getX();
        if (x < 30) scrollBy(-12);
        else if (x > getWidth() - 30) scrollBy(12);
        int gap = geometry.gap(x);
        drop = gap == card.number() || gap == card.number() + 1 ? -1 : gap;
        wires.show(geometry, session.selection().layer(), drop);
    }

    private void scrollBy(double by) {
        scroll(geometry.at(geometry.offset() + by));
    }

    private void release(LayerCard card, MouseEvent event) {
        // Where the button is let go counts, also where no drag was told on the way.
        if (pressed == card) drag(card, event);
        pressed = null;
        if (dragged == null) return;
        event.consume();
        int from = card.number();
        int gap = drop;
        dragged.setTranslateX(0);
        dragged.setOpacity(1);
        dragged = null;
        drop = -1;
        requestLayout();
        if (gap > 0) actions.move(from, gap > from ? gap - 1 : gap);
    }

    private void rename(int number) {
        if (number < 1) return;
        reveal();
        layout();
        LayerCard card = cards.stream().filter(c -> c.number() == number && c.isVisible()).findFirst().orElse(null);
        if (card != null)
            card.rename(session.project().layer(number).name(), name -> actions.rename(number, name),
                    this::requestFocus);
    }
}
