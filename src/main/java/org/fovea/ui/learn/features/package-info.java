/// From low to high level: what each map has learned to answer to, and which maps it combines.
@NullMarked
package org.fovea.ui.learn.features;

import org.jspecify.annotations.NullMarked;
