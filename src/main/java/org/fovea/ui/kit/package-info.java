/// Controls and painting shared by all views.
@NullMarked
package org.fovea.ui.kit;

import org.jspecify.annotations.NullMarked;
