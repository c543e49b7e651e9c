/// Why one neuron has the value it has.
@NullMarked
package org.fovea.ui.neuron;

import org.jspecify.annotations.NullMarked;
