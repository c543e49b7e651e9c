/// Mode Learn: a task, the training that runs, and tabs that show what comes of it.
@NullMarked
package org.fovea.ui.learn;

import org.jspecify.annotations.NullMarked;
