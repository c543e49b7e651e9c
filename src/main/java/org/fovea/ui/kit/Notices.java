package org.fovea.ui.kit;

/// Tells the user something without stopping them.
@FunctionalInterface
public interface Notices {
    void say(String sentence);
}
