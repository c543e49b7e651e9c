package org.fovea.ui;

import org.fovea.engine.simd.Machine;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.fovea.session.Session;

/// Sessions that compute at once, on the thread that edits.
public final class Sessions {
    private Sessions() {
    }

    public static Session of(Project project) {
        return new Session(project, new Selection(0, null), Machine.SCALAR, Runnable::run, Runnable::run, failure -> {
            throw failure;
        });
    }
}
