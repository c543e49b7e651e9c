/// The tab “Fully connected”: the task learned by two networks side by side.
@NullMarked
package org.fovea.ui.learn.beside;

import org.jspecify.annotations.NullMarked;
