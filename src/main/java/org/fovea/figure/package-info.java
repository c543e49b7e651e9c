/// What it looks like: pictures drawn through a pen, for screen and file alike, without any toolkit.
@NullMarked
package org.fovea.figure;

import org.jspecify.annotations.NullMarked;
