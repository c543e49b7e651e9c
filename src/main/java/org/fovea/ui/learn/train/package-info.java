/// The tab “Train”: filters and maps while they are learned, curves, and the way back in time.
@NullMarked
package org.fovea.ui.learn.train;

import org.jspecify.annotations.NullMarked;
