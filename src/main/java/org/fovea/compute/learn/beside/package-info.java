/// Why not fully connected: a convolutional network and a fully connected one, trained side by side and tested on moved
/// pictures.
@NullMarked
package org.fovea.compute.learn.beside;

import org.jspecify.annotations.NullMarked;
