/// What is open: the one mutable cell, its history and its threads.
@NullMarked
package org.fovea.session;

import org.jspecify.annotations.NullMarked;
