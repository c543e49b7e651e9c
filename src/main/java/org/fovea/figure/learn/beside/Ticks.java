package org.fovea.figure.learn.beside;

import java.util.ArrayList;
import java.util.List;
import org.fovea.figure.CountText;
import org.fovea.figure.learn.beside.LinesFigure.Scale;
import org.fovea.figure.learn.beside.LinesFigure.Tick;

/// Scales with ticks at round numbers.
final class Ticks {
    private Ticks() {
    }

    /// Shares from 0 to 1 as percentages.
    static Scale shares(String title) {
        return new Scale(title, 0, 1, false,
                List.of(new Tick(0, "0 %"), new Tick(0.25, "25 %"), new Tick(0.5, "50 %"), new Tick(0.75, "75 %"),
                        new Tick(1, "100 %")));
    }

    /// Whole numbers.
    static Scale whole(String title, int low, int high) {
        int step = 1;
        while ((high - low) / step > 10) step = Integer.toString(step).startsWith("2") ? step / 2 * 5 : step * 2;
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
            ticks.add(new Tick(Math.pow(10, power), power < 0 ? plain(Math.pow(10, power)) : power < 4
                    ? CountText.of((long) Math.pow(10, power)) : "10" + superscript(power)));
        return new Scale(title, Math.pow(10, low), Math.pow(10, high), true, ticks);
    }

    private static String superscript(int power) {
        var text = new StringBuilder();
        for (char digit : Integer.toString(power).toCharArray()) text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        return text.toString();
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(4)).stripTrailingZeros().toPlainString();
    }
}
