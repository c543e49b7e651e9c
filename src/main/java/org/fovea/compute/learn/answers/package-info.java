/// What a network answers: pictures that are drawn by hand, the answers by who was taken for whom, and all its maps for one
/// picture.
@NullMarked
package org.fovea.compute.learn.answers;

import org.jspecify.annotations.NullMarked;
