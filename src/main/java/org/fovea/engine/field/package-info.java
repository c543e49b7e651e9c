/// Receptive fields and their algebra.
@NullMarked
package org.fovea.engine.field;

import org.jspecify.annotations.NullMarked;
