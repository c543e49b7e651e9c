/// Operations: each with its forward pass and the explanation of one output value side by side.
@NullMarked
package org.fovea.engine.op;

import org.jspecify.annotations.NullMarked;
