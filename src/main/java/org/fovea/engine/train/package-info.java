/// Learning: gradient descent on the weights of a network, batch by batch, the same to the last bit for the same seed.
@NullMarked
package org.fovea.engine.train;

import org.jspecify.annotations.NullMarked;
