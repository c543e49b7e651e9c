package org.fovea.engine.op;

/// One product of a convolution: input value × weight.
///
/// @param channel the input channel k′
/// @param tapRow the kernel row u
/// @param tapColumn the kernel column v
/// @param row the input row i′, outside the input where it lies on the padding
/// @param column the input column j′, likewise
/// @param input the value read (a zero on zero padding)
/// @param weight the weight it meets
public record Term(int channel, int tapRow, int tapColumn, int row, int column, float input, float weight) {
    public float product() {
        return input * weight;
    }
}
