/// What is printed: text, tables and calculations in sections, however they are written to a file.
@NullMarked
package org.fovea.figure.paper;

import org.jspecify.annotations.NullMarked;
