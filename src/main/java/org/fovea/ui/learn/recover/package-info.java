/// The task to recover a hidden filter: the lecturer hides one, the class guesses, gradient descent finds it.
@NullMarked
package org.fovea.ui.learn.recover;

import org.jspecify.annotations.NullMarked;
