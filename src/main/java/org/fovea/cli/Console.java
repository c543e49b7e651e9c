package org.fovea.cli;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/// Where the command line speaks: results to one stream, complaints to the other. A terminal that knows ASCII only gets the
/// nearest ASCII characters instead of question marks.
///
/// @param out for results
/// @param err for complaints, one line each
/// @param watched whether someone reads the complaints as they come
public record Console(PrintStream out, PrintStream err, BooleanSupplier watched) {
    private static final String TYPOGRAPHIC = "×−–…“”’→";
    private static final String[] PLAIN = {"x", "-", "-", "...", "\"", "\"", "'", "->"};

    public static Console system() {
        return new Console(System.out, System.err, Terminal::showsErrors);
    }

    void say(String line) {
        out.println(spelt(line, out));
    }

    /// What one should know, where results go to a program.
    void remark(String line) {
        err.println(spelt(line, err));
    }

    void complain(String sentence) {
        err.println(spelt("fovea: " + sentence.strip().replaceAll("\\s*\\R\\s*", " "), err));
    }

    /// What is gone as soon as it is no longer true: no line of its own, and no complaint.
    void whisper(String text) {
        err.print(spelt(text, err));
        err.flush();
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
