/// Pictures and words of the shift lab.
@NullMarked
package org.fovea.figure.learn.shift;

import org.jspecify.annotations.NullMarked;
