/// The network as a row of cards under the header, and everything that builds it: adding, moving, renaming layers.
@NullMarked
package org.fovea.ui.strip;

import org.jspecify.annotations.NullMarked;
