/// How a feature map is shown, and its figures.
@NullMarked
package org.fovea.ui.map;

import org.jspecify.annotations.NullMarked;
