/// Networks: operations that follow one another, evaluated only where somebody looks and only as far as something changed.
@NullMarked
package org.fovea.engine.net;

import org.jspecify.annotations.NullMarked;
