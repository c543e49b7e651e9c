/// Learning made visible: the data of a task, the course of a training, what filters have found, and a fully connected network
/// beside.
@NullMarked
package org.fovea.compute.learn;

import org.jspecify.annotations.NullMarked;
