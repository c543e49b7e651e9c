/// Stack: all layers as planes in depth, with what a neuron sees of each of them.
@NullMarked
package org.fovea.ui.stack;

import org.jspecify.annotations.NullMarked;
