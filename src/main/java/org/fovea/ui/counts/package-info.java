/// What the layer costs.
@NullMarked
package org.fovea.ui.counts;

import org.jspecify.annotations.NullMarked;
