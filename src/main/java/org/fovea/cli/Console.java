package org.fovea.cli;

import java.io.PrintStream;

/// Where the command line speaks: results to one stream, complaints to the other. A terminal that knows ASCII only gets the
/// nearest ASCII characters instead of question marks.
///
/// @param out for results
/// @param err for complaints, one line each
public record Console(PrintStream out, PrintStream err) {
    private static final String TYPOGRAPHIC = "×−–…“”’→";
    private static final String[] PLAIN = {"x", "-", "-", "...", "\"", "\"", "'", "->"};

    public static Console system() {
        return new Console(System.out, System.err);
    }

    void say(String line) {
        out.println(spelt(line, out));
    }

    void complain(String sentence) {
        err.println(spelt("fovea: " + sentence.strip().replaceAll("\\s*\\R\\s*", " "), err));
    }

    private static String spelt(String line, PrintStream stream) {
        var encoder = stream.charset().newEncoder();
        if (encoder.canEncode(line)) return line;
        var plain = new StringBuilder();
        line.codePoints().forEach(character -> {
            int known = TYPOGRAPHIC.indexOf(character);
            if (known >= 0 && !encoder.canEncode((char) character)) plain.append(PLAIN[known]);
            else
                plain.appendCodePoint(character);
        });
        return plain.toString();
    }
}
