/// Stepping through the computing of a layer: player, keys, arithmetic.
@NullMarked
package org.fovea.ui.step;

import org.jspecify.annotations.NullMarked;
