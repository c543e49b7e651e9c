/// Learning: gradient descent on the weights of a network, batch by batch, the same to the last bit for the same seed.
///
/// A [Trainer] draws examples, sends batches through a pass and moves the weights. The pass comes twice: by the formula, example
/// by example, and in lanes, where sixteen examples lie side by side and every step of a node works on all of them by the same
/// instructions. Whatever is added up is added in an order of its own, so that neither threads nor processors change a bit.
@NullMarked
package org.fovea.engine.train;

import org.jspecify.annotations.NullMarked;
