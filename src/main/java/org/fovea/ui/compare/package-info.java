/// What a network costs beside layers that share no weights.
@NullMarked
package org.fovea.ui.compare;

import org.jspecify.annotations.NullMarked;
