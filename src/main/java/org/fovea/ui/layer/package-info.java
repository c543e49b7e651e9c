/// What the convolution is set to: kernel, stride, dilation and padding.
@NullMarked
package org.fovea.ui.layer;

import org.jspecify.annotations.NullMarked;
