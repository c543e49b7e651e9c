/// How correlations are computed quickly: plans that fit the shape of a layer, all of them tested against the naive sum.
@NullMarked
package org.fovea.engine.conv;

import org.jspecify.annotations.NullMarked;
