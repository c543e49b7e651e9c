package org.fovea.compute.learn.beside;

/// One epoch of one network.
///
/// @param epoch counted from 1
/// @param loss the mean over the training examples, each before the step it was part of
/// @param accuracy the share of them that were right, likewise
/// @param testLoss the mean over the test examples afterwards
/// @param testAccuracy the share of them that are right
/// @param seconds of training, without the test
public record Lap(int epoch, double loss, double accuracy, double testLoss, double testAccuracy, double seconds) {
}
