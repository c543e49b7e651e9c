/// How a value of any layer but a convolution comes about, drawn.
@NullMarked
package org.fovea.figure.reason;

import org.jspecify.annotations.NullMarked;
