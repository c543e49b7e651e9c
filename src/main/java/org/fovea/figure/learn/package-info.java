/// Training as pictures: filters and maps while they are learned, and curves of how it goes.
@NullMarked
package org.fovea.figure.learn;

import org.jspecify.annotations.NullMarked;
