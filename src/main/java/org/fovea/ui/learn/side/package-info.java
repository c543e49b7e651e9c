/// The column at the left of mode Learn: the task, the network, how it is trained, and the controls of the run.
@NullMarked
package org.fovea.ui.learn.side;

import org.jspecify.annotations.NullMarked;
