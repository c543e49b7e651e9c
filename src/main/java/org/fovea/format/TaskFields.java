package org.fovea.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.FolderSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;

/// What a network was to learn, as it stands in a document.
final class TaskFields {
    private static final int MOST_HIDDEN = 1000;
    private static final int MOST_CHANNELS = 1000;

    private TaskFields() {
    }

    static Parts write(Task task, Parts training) {
        Parts json = training.of("", "its training");
        json.put("kind", switch (task) {
            case Task.Recover(List<NamedFilter> hidden, boolean relu) -> {
                write(hidden, json);
                json.put("relu", relu);
                yield "recover";
            }
            case Task.Digits _ -> "digits";
            case Task.Shapes(ShapeSettings settings) -> {
                write(settings, json);
                yield "shapes";
            }
            case Task.Denoise(DenoiseSettings settings) -> {
                json.put("side", settings.side());
                json.put("noise", settings.noise());
                json.put("patches", settings.patches());
                json.put("seed", settings.seed());
                yield "denoise";
            }
            case Task.Folder(Path folder, FolderSettings settings) -> {
                json.put("folder", folder.toString());
                json.put("side", settings.side());
                json.put("color", settings.color());
                json.put("test", settings.test());
                json.put("seed", settings.seed());
                yield "folder";
            }
        });
        return json;
    }

    /// @throws Damage when there is no such task
    /// @throws IllegalArgumentException when it cannot be so
    static Task read(Fields json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "recover" -> new Task.Recover(hidden(json), json.flag("relu"));
            case "digits" -> new Task.Digits();
            case "shapes" -> new Task.Shapes(shapes(json));
            case "denoise" -> new Task.Denoise(new DenoiseSettings(whole(json, "side"), json.number("noise"),
                    whole(json, "patches"), json.whole("seed")));
            case "folder" -> new Task.Folder(folder(json.text("folder")), new FolderSettings(whole(json, "side"),
                    json.flag("color"), json.number("test"), json.whole("seed")));
            default -> throw new Damage("%s has the unknown kind “%s”".formatted(json.where(), kind));
        };
    }

    private static int whole(Fields json, String name) {
        return json.integer(name, 0, Integer.MAX_VALUE);
    }

    private static void write(ShapeSettings settings, Parts json) {
        json.put("side", settings.side());
        json.put("color", settings.color());
        json.put("smallest", settings.smallest());
        json.put("largest", settings.largest());
        json.put("turn", settings.turn());
        json.put("clutter", settings.clutter());
        json.put("noise", settings.noise());
        json.put("training", settings.training());
        json.put("test", settings.test());
        json.put("seed", settings.seed());
    }

    private static ShapeSettings shapes(Fields json) {
        return new ShapeSettings(whole(json, "side"), json.flag("color"), json.number("smallest"),
                json.number("largest"), json.number("turn"), json.number("clutter"), json.number("noise"),
                whole(json, "training"), whole(json, "test"), json.whole("seed"));
    }

    private static void write(List<NamedFilter> hidden, Parts json) {
        Shape shape = hidden.getFirst().weights().shape;
        json.put("channels", shape.channels());
        json.put("kernel_size", shape.height(), shape.width());
        var list = new ArrayList<Parts>();
        for (NamedFilter filter : hidden) {
            Parts one = json.of("", "its training");
            one.put("name", filter.name());
            one.put("bias", filter.filter().bias());
            one.put("shared", filter.shared());
            one.put("weight", filter.weights().data);
            list.add(one);
        }
        json.objects("hidden", list);
    }

    private static List<NamedFilter> hidden(Fields json) {
        List<Integer> kernel = json.integers("kernel_size", 2, 2, 1, Conv.LARGEST_KERNEL);
        var shape = new Shape(json.integer("channels", 1, MOST_CHANNELS), kernel.get(0), kernel.get(1));
        var hidden = new ArrayList<NamedFilter>();
        for (JsonNode node : json.list("hidden", 1, MOST_HIDDEN)) {
            Fields one = json.element(node, "hidden filter %d".formatted(hidden.size() + 1));
            double[] weights = one.numbers("weight", shape.size(), shape.size());
            var data = new float[weights.length];
            for (int i = 0; i < data.length; i++) data[i] = (float) weights[i];
            hidden.add(new NamedFilter(one.text("name"), new Filter(new Tensor(shape, data), one.number("bias")),
                    one.flag("shared", false)));
        }
        return hidden;
    }

    /// A name from another system may have signs that cannot be here.
    private static Path folder(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return Path.of(name.replaceAll("[<>:\"|?*\\p{Cntrl}]", "_"));
        }
    }
}
