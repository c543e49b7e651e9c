/// A hidden filter that is found again: what a guess or a learned filter makes beside what is wanted, where each weight is
/// pushed, and how far the weights have come.
@NullMarked
package org.fovea.compute.learn.recover;

import org.jspecify.annotations.NullMarked;
