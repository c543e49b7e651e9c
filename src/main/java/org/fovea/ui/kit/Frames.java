package org.fovea.ui.kit;

import javafx.animation.AnimationTimer;

/// Waits for frames of the window.
public final class Frames {
    /// The one that draws what was just asked for, the one that is asked for when it is out, and one to be sure.
    private static final int DRAWN = 3;

    private Frames() {
    }

    /// Runs something once what was asked to be drawn is on screen: what takes both processors for a while would come before
    /// the renderer otherwise. On the FX thread.
    public static void afterDrawing(Runnable then) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames < DRAWN) return;
                stop();
                then.run();
            }
        }.start();
    }
}
