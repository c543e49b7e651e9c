/// The whole network at a glance: a column of small maps for the picture and for every layer, and what feeds what.
@NullMarked
package org.fovea.figure.overview;

import org.jspecify.annotations.NullMarked;
