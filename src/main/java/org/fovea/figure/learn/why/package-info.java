/// Why a class was chosen, as pictures.
@NullMarked
package org.fovea.figure.learn.why;

import org.jspecify.annotations.NullMarked;
