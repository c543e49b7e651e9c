package org.fovea.ui.export;

import java.util.List;

/// What views offer to be saved.
public final class Offered {
    private Offered() {
    }

    public static List<Exhibit> by(Exhibits exhibits) {
        return exhibits.now();
    }
}
