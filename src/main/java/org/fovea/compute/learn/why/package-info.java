/// Why a class was chosen: ways to ask a network which part of a picture made the score of a class.
@NullMarked
package org.fovea.compute.learn.why;

import org.jspecify.annotations.NullMarked;
