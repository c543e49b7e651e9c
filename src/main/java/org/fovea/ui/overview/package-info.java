/// Overview: the whole network at a glance.
@NullMarked
package org.fovea.ui.overview;

import org.jspecify.annotations.NullMarked;
