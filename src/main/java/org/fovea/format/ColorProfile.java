package org.fovea.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The colour profile (ICC) in a JPEG. It says how a screen should show the values; a network sees the values themselves,
/// and the decoder would convert them.
final class ColorProfile {
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int START_OF_SCAN = 0xda;
    private static final int APP2 = 0xe2;
    /// CMYK cannot be shown without a conversion, and its profile is the best one.
    private static final int CMYK_CHANNELS = 4;

    private ColorProfile() {
    }

    /// The same file without a profile that the decoder would follow; every other file as it is.
    static byte[] ignoredIn(byte[] file) {
        if (at(file, 0) != 0xff || at(file, 1) != 0xd8) return file;
        List<Integer> profiles = new ArrayList<>();
        int marker = 2;
        while (at(file, marker) == 0xff && at(file, marker + 1) != START_OF_SCAN) {
            int kind = at(file, marker + 1);
            // Any number of fill bytes may stand before a marker.
            if (kind == 0xff) {
                marker++;
                continue;
            }
            int content = marker + 4;
            if (startsFrame(kind) && at(file, content + 5) == CMYK_CHANNELS) return file;
            int end = content + NAME.length;
            if (kind == APP2 && end <= file.length
                    && Arrays.equals(file, content, end, NAME, 0, NAME.length))
                profiles.add(content);
            marker += 2 + Math.max(2, at(file, marker + 2) << 8 | at(file, marker + 3));
        }
        if (profiles.isEmpty()) return file;
        byte[] copy = file.clone();
        // A segment of another name is passed over.
        for (int profile : profiles) copy[profile] = 'x';
        return copy;
    }

    /// SOF0 … SOF15, which name the number of channels; three markers between them mean something else.
    private static boolean startsFrame(int kind) {
        return kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
    }

    /// −1 past the end.
    private static int at(byte[] file, int index) {
        return index < file.length ? file[index] & 0xff : -1;
    }
}
