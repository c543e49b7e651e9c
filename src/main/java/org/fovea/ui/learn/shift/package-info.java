/// The tab “Shift lab”: a picture is moved, and the maps move along.
@NullMarked
package org.fovea.ui.learn.shift;

import org.jspecify.annotations.NullMarked;
