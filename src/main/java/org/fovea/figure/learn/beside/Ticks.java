package org.fovea.figure.learn.beside;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.fovea.figure.learn.beside.LinesFigure.Scale;
import org.fovea.figure.learn.beside.LinesFigure.Tick;

/// Scales with ticks at round numbers.
final class Ticks {
    private Ticks() {
    }

    /// Shares up to 1 as percentages, from 0 or from as little below the least of them as lets the others be told apart.
    static Scale shares(String title, double least) {
        double low = least >= 0.9 ? 0.9 : least >= 0.8 ? 0.8 : least >= 0.5 ? 0.5 : 0;
        int steps = low == 0.9 || low == 0.5 ? 5 : 4;
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i <= steps; i++) {
            double share = low + (1 - low) * i / steps;
            ticks.add(new Tick(share, Math.round(100 * share) + " %"));
        }
        return new Scale(title, low, 1, false, ticks);
    }

    /// Whole numbers.
    static Scale whole(String title, int low, int high) {
        int step = 1;
        while ((high - low) / step > 10)
            step = Integer.toString(step).startsWith("2") ? step / 2 * 5 : step * 2;
        var ticks = new ArrayList<Tick>();
        for (int at = low; at <= high; at += step) ticks.add(new Tick(at, Integer.toString(at)));
        return new Scale(title, low, Math.max(high, low + 1), false, ticks);
    }

    /// From 0 to above the largest value, or by powers of ten around all of them.
    static Scale values(String title, double least, double most, boolean logarithmic) {
        if (logarithmic && least > 0) return powers(title, least, most);
        double top = most > 0 && Double.isFinite(most) ? most * 1.05 : 1;
        double step = Math.pow(10, Math.floor(Math.log10(top)));
        if (top / step < 2) step /= 2;
        else if (top / step >= 5) step *= 2;
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i * step <= top; i++) ticks.add(new Tick(i * step, plain(i * step)));
        return new Scale(title, 0, top, false, ticks);
    }

    private static Scale powers(String title, double least, double most) {
        int low = (int) Math.floor(Math.log10(least));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(most)));
        var ticks = new ArrayList<Tick>();
        for (int power = low; power <= high; power++)
            ticks.add(
                    new Tick(Math.pow(10, power), power < 3 ? plain(Math.pow(10, power)) : "10" + superscript(power)));
        return new Scale(title, Math.pow(10, low), Math.pow(10, high), true, ticks);
    }

    private static String superscript(int power) {
        var text = new StringBuilder();
        for (char digit : Integer.toString(power).toCharArray()) text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        return text.toString();
    }

    private static String plain(double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }
}
