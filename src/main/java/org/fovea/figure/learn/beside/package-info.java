/// Pictures of a convolutional and a fully connected network side by side.
@NullMarked
package org.fovea.figure.learn.beside;

import org.jspecify.annotations.NullMarked;
