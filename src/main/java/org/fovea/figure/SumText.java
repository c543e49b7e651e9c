package org.fovea.figure;

import java.util.Locale;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;

/// Writes the sum that makes one neuron's value.
public final class SumText {
    /// So many channels have their sums written out in one line.
    private static final int WRITTEN = 4;

    private SumText() {
    }

    /// What a channel is called: `R`, `G`, `B` in a picture in colours, otherwise its number.
    public static String channel(int channel, boolean colors) {
        return colors ? "RGB".substring(channel, channel + 1) : Integer.toString(channel);
    }

    /// The same before a value, where a bare number would look like one: `R`, `[3]`.
    public static String beforeValue(int channel, boolean colors) {
        return colors ? channel(channel, true) : "[" + channel + "]";
    }

    /// `3.347`; three decimals while they say something.
    public static String plain(float value) {
        float size = Math.abs(value);
        boolean usual = value == 0 || (size >= 0.0005f && size < 1_000_000f);
        return usual ? String.format(Locale.ROOT, "%.3f", value + 0f).replace('-', '−') : NumberText.of(value, 8);
    }

    /// `+1.284`
    public static String signed(float value) {
        String text = plain(value);
        return text.startsWith("−") ? text : "+" + text;
    }

    /// ` + 1.284`
    private static String added(String name, float value) {
        String text = plain(value);
        return (text.startsWith("−") ? " − " : " + ") + name + text.replaceFirst("^−", "");
    }

    /// The place of a neuron in its map: `z[56, 81]`.
    public static String place(Neuron neuron) {
        return "z[%d, %d]".formatted(neuron.at().row(), neuron.at().column());
    }

    /// The whole sum in one line, bias first: `= 0.000 + R 1.284 + G 1.102 + B 0.961 = 3.347`, and what ReLU makes of it;
    /// of many channels what they are together: `= 0.000 + 16 channels 3.347 = 3.347`.
    public static String line(Neuron neuron, boolean relu) {
        int channels = Products.channels(neuron);
        var text = new StringBuilder("= ").append(plain(neuron.bias()));
        if (channels > WRITTEN) text.append(added(channels + " channels ", neuron.z() - neuron.bias()));
        else
            for (int c = 0; c < channels; c++)
                text.append(added(channels == 1 ? "" : beforeValue(c, neuron.colors()) + " ", Products.sum(neuron, c)));
        text.append(" = ").append(plain(neuron.z()));
        if (relu) text.append(" → ReLU → ").append(plain(neuron.value()));
        return text.toString();
    }
}
