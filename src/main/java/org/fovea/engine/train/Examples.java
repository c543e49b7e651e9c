package org.fovea.engine.train;

import org.fovea.engine.Shape;

/// Examples to learn from or to be tested on, counted from 0, all with inputs of one shape. They may be asked from any
/// thread.
public interface Examples {
    /// A [#example] as it is, with nothing random about it.
    long PLAIN = 0;

    int size();

    /// The shape of every input, C×H×W.
    Shape input();

    /// One of them.
    ///
    /// @param draw decides all that is random about it, such as a shift or noise: the same number gives the same example;
    ///        [#PLAIN] gives it as it is
    Example example(int index, long draw);
}
