/// The shift lab: what a shift of the picture does to the maps of every layer.
@NullMarked
package org.fovea.compute.learn.shift;

import org.jspecify.annotations.NullMarked;
