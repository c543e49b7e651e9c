/// What a task learns from, read from files: the digits that ship with the app, folders of pictures, and networks that were
/// trained on them.
@NullMarked
package org.fovea.format.learn;

import org.jspecify.annotations.NullMarked;
