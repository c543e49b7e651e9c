/// What is to be learned: tasks, and what a document remembers of its training.
@NullMarked
package org.fovea.project.learn;

import org.jspecify.annotations.NullMarked;
