/// Going through the computing of a layer term by term, in the order of the formula: positions, running sums, what is in
/// turn.
@NullMarked
package org.fovea.compute.step;

import org.jspecify.annotations.NullMarked;
