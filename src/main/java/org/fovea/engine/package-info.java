/// The engine computes: tensors, sliding windows and the operations on them. It knows nothing but mathematics.
@NullMarked
package org.fovea.engine;

import org.jspecify.annotations.NullMarked;
