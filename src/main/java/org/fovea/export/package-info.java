/// Files out, written whole or not at all.
@NullMarked
package org.fovea.export;

import org.jspecify.annotations.NullMarked;
