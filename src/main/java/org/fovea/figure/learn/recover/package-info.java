/// A hidden filter and the one that finds it: kernels, covered until they are revealed, maps and their error, the paths of the
/// weights, the loss.
@NullMarked
package org.fovea.figure.learn.recover;

import org.jspecify.annotations.NullMarked;
