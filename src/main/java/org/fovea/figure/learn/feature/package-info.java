/// What maps have found, as pictures: patches, pictures made by gradient ascent, and the links between maps.
@NullMarked
package org.fovea.figure.learn.feature;

import org.jspecify.annotations.NullMarked;
