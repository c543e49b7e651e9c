/// Documents and their files: new, open, save.
@NullMarked
package org.fovea.ui.document;

import org.jspecify.annotations.NullMarked;
