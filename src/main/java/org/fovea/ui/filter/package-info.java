/// The filter editor: presets, the grid of weights and all that is done to it, the bias.
@NullMarked
package org.fovea.ui.filter;

import org.jspecify.annotations.NullMarked;
