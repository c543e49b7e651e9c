/// Why a class was chosen: several ways to ask, side by side.
@NullMarked
package org.fovea.ui.learn.why;

import org.jspecify.annotations.NullMarked;
