/// The window: bindings in, edits out.
@NullMarked
package org.fovea.ui;

import org.jspecify.annotations.NullMarked;
