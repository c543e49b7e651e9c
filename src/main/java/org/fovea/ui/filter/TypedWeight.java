package org.fovea.ui.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.engine.Problem;

/// A weight as people type it: `0.25`, `−1`, `1e-3`, with a decimal comma, or as a fraction, `1/9`.
final class TypedWeight {
    private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)";
    private static final Pattern TYPED = Pattern.compile(NUMBER + "(?:\\s*/\\s*" + NUMBER + ")?");

    private TypedWeight() {
    }

    /// @throws Problem when this is not a finite number
    static float parse(String text) {
        String plain = text.strip().replace('−', '-').replace(',', '.');
        Matcher matcher = TYPED.matcher(plain);
        if (!matcher.matches())
            throw new Problem("“%s” is not a number; type one such as 0.25, −1 or 1/9.".formatted(text.strip()));
        String below = matcher.group(2);
        float value = (float) (Double.parseDouble(matcher.group(1)) / (below == null ? 1 : Double.parseDouble(below)));
        if (!Float.isFinite(value))
            throw new Problem("“%s” is not a finite number; type one such as 0.25, −1 or 1/9.".formatted(text.strip()));
        return value;
    }

    /// As it stands in the field: the shortest text that means this very weight.
    static String text(float value) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e7
                ? Integer.toString((int) value)
                : Float.toString(value);
        return text.replace('-', '−');
    }
}
