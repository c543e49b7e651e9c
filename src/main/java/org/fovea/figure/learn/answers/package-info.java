/// What a network answers: shares of the classes, who is taken for whom, and its worst mistakes.
@NullMarked
package org.fovea.figure.learn.answers;

import org.jspecify.annotations.NullMarked;
