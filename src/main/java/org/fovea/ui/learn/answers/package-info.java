/// Tab Answers: who is taken for whom, the worst mistakes, and pictures drawn by hand.
@NullMarked
package org.fovea.ui.learn.answers;

import org.jspecify.annotations.NullMarked;
