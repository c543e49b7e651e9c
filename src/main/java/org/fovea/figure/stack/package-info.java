/// The layers of a network as planes in depth, with the receptive field of a neuron as a pyramid through them.
@NullMarked
package org.fovea.figure.stack;

import org.jspecify.annotations.NullMarked;
