package org.fovea.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Fit;
import org.fovea.project.Paint;
import org.fovea.project.Pattern;
import org.fovea.project.Picture;
import org.fovea.project.Source;

/// The picture as it stands in a document: where it came from, and all its pixels, so that nothing else is needed.
final class PictureFields {
    /// The largest whole number up to which float32 has all.
    private static final int EXACT = 1 << 24;

    private PictureFields() {
    }

    static Parts write(Picture picture, PictureEntry pixels, Parts document) {
        Parts json = document.of("picture", "the picture");
        json.put("source", write(picture.source(), document.of("", "the picture")));
        json.entry("pixels", pixels.name(), pixels.content());
        json.put("size", picture.fit().size());
        json.put("square", picture.fit().square());
        json.put("gray", picture.fit().gray());
        if (!picture.paint().isEmpty()) write(picture.paint(), picture.shape(), json);
        return json;
    }

    static Picture read(Fields json) {
        Source source = source(json.object("source"));
        Tensor original = PictureEntry.read(json);
        var fit = new Fit(json.integer("size", 0, (int) PictureFile.MOST_PIXELS), json.flag("square"),
                json.flag("gray"));
        int longer = fit.size() == Fit.ORIGINAL ? 1 : fit.size();
        if ((long) longer * longer > PictureFile.MOST_PIXELS
                || fit.shape(original.shape).plane() > PictureFile.MOST_PIXELS)
            throw new Damage("its picture is made larger than %,d pixels".formatted(PictureFile.MOST_PIXELS));
        var picture = new Picture(source, original, fit, Paint.NONE);
        return json.has("paint") ? picture.withPaint(paint(json, picture.shape())) : picture;
    }

    private static Parts write(Source source, Parts json) {
        json.put("kind", switch (source) {
            case Source.FromFile(Path file) -> {
                json.put("file", file.toString());
                yield "file";
            }
            case Source.Sample(String name) -> {
                json.put("name", name);
                yield "sample";
            }
            case Source.Generated(Pattern pattern, int height, int width, long seed) -> {
                json.put("pattern", pattern);
                json.put("height", height);
                json.put("width", width);
                json.put("seed", seed);
                yield "pattern";
            }
            case Source.Pasted(String name) -> {
                json.put("name", name);
                yield "pasted";
            }
        });
        return json;
    }

    private static Source source(Fields json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "file" -> file(json.text("file"));
            case "sample" -> new Source.Sample(json.text("name"));
            case "pattern" -> new Source.Generated(json.word("pattern", Pattern.class),
                    json.integer("height", 1, Integer.MAX_VALUE), json.integer("width", 1, Integer.MAX_VALUE),
                    json.whole("seed"));
            case "pasted" -> new Source.Pasted(json.text("name"));
            default -> throw new Damage("%s has the unknown kind “%s”".formatted(json.where(), kind));
        };
    }

    private static Source file(String name) {
        try {
            return new Source.FromFile(Path.of(name));
        } catch (InvalidPathException e) {
            // A name from another system; the pixels are here anyway.
            return new Source.Pasted(name);
        }
    }

    /// One row for each painted value: channel, row, column and value.
    private static void write(Paint paint, Shape shape, Parts json) {
        if (Math.max(shape.height(), shape.width()) > EXACT)
            throw new Problem(
                    "The document cannot be saved: paint on a picture with more than %,d rows or columns cannot; remove the paint or make the picture smaller."
                            .formatted(EXACT));
        var rows = new float[4 * paint.count()];
        for (int i = 0; i < paint.count(); i++) {
            int at = paint.position(i);
            int channel = at / shape.plane();
            int row = at % shape.plane() / shape.width();
            int column = at % shape.width();
            rows[4 * i] = channel;
            rows[4 * i + 1] = row;
            rows[4 * i + 2] = column;
            rows[4 * i + 3] = paint.value(i);
        }
        json.array("paint", List.of(paint.count(), 4), rows);
    }

    private static Paint paint(Fields json, Shape shape) {
        float[] rows = json.array("paint", 0, 4).data();
        var positions = new int[rows.length / 4];
        var values = new float[positions.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = shape.index(within(rows[4 * i], shape.channels()), within(rows[4 * i + 1], shape.height()),
                    within(rows[4 * i + 2], shape.width()));
            values[i] = rows[4 * i + 3];
            if (i > 0 && positions[i] <= positions[i - 1]) throw new Damage("its paint is not in order");
        }
        return Paint.NONE.over(positions, values);
    }

    private static int within(float at, int side) {
        if (!(at >= 0 && at < side && at == (int) at)) throw new Damage("its paint lies outside the picture");
        return (int) at;
    }
}
