/// Questions about a network, drawn from its own layers, weights and picture, with answers and how they are calculated.
@NullMarked
package org.fovea.compute.quiz;

import org.jspecify.annotations.NullMarked;
