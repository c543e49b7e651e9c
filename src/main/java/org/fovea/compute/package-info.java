/// What a document means: its feature maps, its numbers, and why a setting cannot work. Pure.
@NullMarked
package org.fovea.compute;

import org.jspecify.annotations.NullMarked;
