package org.fovea.cli;

/// Convolution as in the textbook, in double precision and with nothing of the engine: what the command's maps are compared
/// with.
///
/// @param x the input, by channel, row and column
/// @param w the filter, by channel, row and column
record Naive(double[][][] x, double[][][] w, int strideRows, int strideColumns, int top, int left, int dilation,
        double bias) {

    /// A map of this size, zeros around the input.
    double[][] map(int height, int width) {
        var y = new double[height][width];
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) {
                double sum = bias;
                for (int c = 0; c < x.length; c++)
                    for (int u = 0; u < w[c].length; u++)
                        for (int v = 0; v < w[c][u].length; v++) {
                            int row = i * strideRows - top + u * dilation;
                            int column = j * strideColumns - left + v * dilation;
                            if (row >= 0 && row < x[c].length && column >= 0 && column < x[c][row].length)
                                sum += x[c][row][column] * w[c][u][v];
                        }
                y[i][j] = sum;
            }
        return y;
    }
}
