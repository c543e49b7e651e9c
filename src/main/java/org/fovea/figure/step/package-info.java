/// The computing of a layer, step by step, drawn: the same on the screen, in files and on the command line.
@NullMarked
package org.fovea.figure.step;

import org.jspecify.annotations.NullMarked;
