package org.fovea.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fovea.engine.Axis;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Filter;
import org.fovea.project.Colors;
import org.fovea.project.Conv;
import org.fovea.project.Display;
import org.fovea.project.Kind;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Operation;
import org.fovea.project.Range;
import org.fovea.project.Scope;

/// Layers as they stand in a document.
final class LayerFields {
    static final int MOST_INPUTS = 1000;
    static final int MOST_FILTERS = 100_000;
    private static final String CONV = "conv2d";

    private LayerFields() {
    }

    static Parts write(int number, Layer layer, Parts document) {
        String safe = layer.name().replaceAll("[^A-Za-z0-9_-]", "_");
        String entries = "weights/%d-%s".formatted(number, safe.substring(0, Math.min(60, safe.length())));
        String owner = "layer “" + layer.name() + "”";
        Parts json = document.of(entries, owner);
        Parts settings = document.of(entries, owner);
        json.put("name", layer.name());
        json.put("kind", switch (layer.kind()) {
            case Conv conv -> {
                write(conv, settings);
                yield CONV;
            }
            case Operation operation -> OpFields.write(operation.op(), settings);
        });
        json.put("inputs", layer.inputs().stream().mapToInt(Integer::intValue).toArray());
        json.put("enabled", layer.enabled());
        if (!settings.node().isEmpty()) json.put("settings", settings);
        json.put("display", write(layer.display(), document.of(entries, owner)));
        return json;
    }

    /// @param number 1, 2, …
    /// @param names of the layers before, to which this one's is added
    static Layer read(int number, Fields json, Set<String> names) {
        String name = json.text("name");
        if (name.isBlank()) throw new Damage("%s has no name".formatted(json.where()));
        if (!names.add(name)) throw new Damage("two layers are called “%s”".formatted(name));
        List<Integer> inputs = json.integers("inputs", 1, MOST_INPUTS, 0, Integer.MAX_VALUE);
        for (int input : inputs)
            if (input >= number)
                throw new Damage("layer “%s” reads layer %d, which does not come before it".formatted(name, input));
        return new Layer(name, kind(json, name), inputs, json.flag("enabled", true), display(json));
    }

    private static Kind kind(Fields json, String name) {
        String kind = json.text("kind");
        try {
            // Most activations have no settings.
            Fields settings = json.has("settings") ? json.object("settings") : json;
            return kind.equals(CONV) ? conv(settings) : new Operation(OpFields.read(kind, settings));
        } catch (IllegalArgumentException e) {
            throw new Damage("layer “%s” cannot be: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static void write(Conv conv, Parts settings) {
        WindowFields.write(conv.rows(), conv.columns(), settings);
        WindowFields.write(conv.padding(), settings);
        settings.put("padding_mode", conv.paddingMode());
        settings.put("groups", conv.groups());
        settings.put("flipped", conv.flipped());
        settings.put("relu", conv.relu());
        settings.put("filters", conv.filters().stream().map(NamedFilter::name).toList());
        var shared = new ArrayList<Integer>();
        for (int k = 0; k < conv.filters().size(); k++) if (conv.filters().get(k).shared()) shared.add(k);
        if (!shared.isEmpty()) settings.put("shared", shared.stream().mapToInt(Integer::intValue).toArray());
        FilterFields.write(conv.filters().stream().map(NamedFilter::filter).toList(), settings);
    }

    private static Conv conv(Fields settings) {
        Axis rows = WindowFields.rows(settings, Conv.LARGEST_KERNEL);
        Axis columns = WindowFields.columns(settings, Conv.LARGEST_KERNEL);
        List<String> names = settings.texts("filters", 1, MOST_FILTERS);
        int count = names.size();
        var shared = new HashSet<Integer>(
                settings.has("shared") ? settings.integers("shared", 0, count, 0, count - 1) : List.of());
        List<Filter> filters = FilterFields.read(settings, count, rows, columns);
        var named = new ArrayList<NamedFilter>();
        for (int k = 0; k < count; k++)
            named.add(new NamedFilter(names.get(k), filters.get(k), shared.contains(k)));
        int groups = settings.integer("groups", 1, Shape.MOST / filters.getFirst().weights().shape.channels());
        return new Conv(named, rows, columns, WindowFields.padding(settings),
                settings.word("padding_mode", PaddingMode.class), groups, settings.flag("flipped"),
                settings.flag("relu"));
    }

    private static Parts write(Display display, Parts json) {
        json.put("colors", display.colors());
        json.put("scope", display.scope());
        switch (display.range()) {
            case Range.Auto _ -> json.put("range", "auto");
            case Range.Symmetric _ -> json.put("range", "symmetric");
            case Range.Fixed(float low, float high) -> {
                json.put("range", "fixed");
                json.put("low", low);
                json.put("high", high);
            }
            case Range.Percentile(float percent) -> {
                json.put("range", "percentile");
                json.put("percent", percent);
            }
        }
        return json;
    }

    private static Display display(Fields layer) {
        if (!layer.has("display")) return Display.DEFAULT;
        Fields json = layer.object("display");
        String range = json.text("range");
        try {
            return new Display(json.word("colors", Colors.class), switch (range) {
                case "auto" -> new Range.Auto();
                case "symmetric" -> new Range.Symmetric();
                case "fixed" -> new Range.Fixed(json.number("low"), json.number("high"));
                case "percentile" -> new Range.Percentile(json.number("percent"));
                default -> throw new Damage("%s has the unknown range “%s”".formatted(json.where(), range));
            }, json.has("scope") ? json.word("scope", Scope.class) : Scope.MAP);
        } catch (IllegalArgumentException e) {
            throw new Damage("%s cannot be: %s".formatted(json.where(), e.getMessage()), e);
        }
    }
}
