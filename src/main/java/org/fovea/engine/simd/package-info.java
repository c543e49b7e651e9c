/// The inner loops, scalar and vector; the only place that knows the Vector API.
@NullMarked
package org.fovea.engine.simd;

import org.jspecify.annotations.NullMarked;
