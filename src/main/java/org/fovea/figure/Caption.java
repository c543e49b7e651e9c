package org.fovea.figure;

import java.util.ArrayList;
import java.util.List;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// A few words under a figure, in as many lines as its width asks for.
record Caption(String text, double width) {
    private static final double SIZE = 13;
    private static final double LINE = 18;
    /// Wider than nearly every character of the words' face, as a share of its size: lines break early, never late.
    private static final double ADVANCE = 0.6;

    double height() {
        return lines().size() * LINE;
    }

    void draw(Pen pen, Palette palette) {
        List<String> lines = lines();
        for (int n = 0; n < lines.size(); n++)
            pen.text(width / 2, (n + 0.5) * LINE, lines.get(n), Face.WORDS, SIZE, Anchor.CENTER, palette.text());
    }

    private List<String> lines() {
        int room = Math.max(1, (int) (width / (SIZE * ADVANCE)));
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > room) {
                lines.add(rest.substring(0, room));
                rest = rest.substring(room);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(rest);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
    }
}
