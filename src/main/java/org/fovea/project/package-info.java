/// What a document is: immutable values, and the edits that lead from one to the next.
@NullMarked
package org.fovea.project;

import org.jspecify.annotations.NullMarked;
