/// From low to high level: what maps have learned to answer to, which patches excite them most, pictures made for them by gradient
/// ascent, and which maps they combine.
@NullMarked
package org.fovea.compute.learn.feature;

import org.jspecify.annotations.NullMarked;
