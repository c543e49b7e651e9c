/// Files in.
@NullMarked
package org.fovea.format;

import org.jspecify.annotations.NullMarked;
