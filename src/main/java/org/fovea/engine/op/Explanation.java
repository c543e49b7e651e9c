package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.simd.Curve;

/// How one output value of an operation comes about, with every number it is made of and where that was read. Sums are
/// taken in the order of the list.
public sealed interface Explanation {

    /// The value, computed from the numbers of the explanation.
    float value();

    /// A value that changed its place and nothing else.
    record Copied(Source source) implements Explanation {
        @Override
        public float value() {
            return source.value();
        }
    }

    /// `bias + Σ input · weight`, a running sum that begins with the bias: convolutions and fully connected layers. All
    /// terms are read from input 0.
    record WeightedSum(List<Term> terms, float bias) implements Explanation {
        public WeightedSum {
            terms = List.copyOf(terms);
        }

        @Override
        public float value() {
            float sum = bias;
            for (Term term : terms) sum += term.product();
            return sum;
        }
    }

    /// One function of one value.
    ///
    /// @param curve which function
    /// @param a its first parameter, 0 when it has none
    /// @param b its second parameter, 0 when it has none
    /// @param argument what it is applied to: a value read, or the sum of a convolution
    record Applied(Curve curve, float a, float b, Explanation argument) implements Explanation {
        @Override
        public float value() {
            return (float) curve.at(argument.value(), a, b);
        }
    }

    /// The largest of some values.
    ///
    /// @param winner which one it is, the first of equal ones; −1 where there are none and the value is −∞
    record Largest(List<Source> values, int winner) implements Explanation {
        public Largest {
            values = Source.kept(values);
        }

        static Largest of(List<Source> values) {
            int winner = -1;
            for (int i = 0; i < values.size(); i++)
                if (winner < 0 || Float.compare(values.get(i).value(), values.get(winner).value()) > 0) winner = i;
            return new Largest(values, winner);
        }

        @Override
        public float value() {
            return winner < 0 ? Float.NEGATIVE_INFINITY : values.get(winner).value();
        }
    }

    /// The sum of some values, divided.
    ///
    /// @param divisor how many positions count: more than there are values where padding counts as zeros, and 1 where none
    ///        does
    record Mean(List<Source> values, int divisor) implements Explanation {
        public Mean {
            values = Source.kept(values);
        }

        public float sum() {
            float sum = 0;
            for (Source value : values) sum += value.value();
            return sum;
        }

        @Override
        public float value() {
            return sum() / divisor;
        }
    }

    /// A value between four: a straight line along the row above and the row below, and one between these two.
    ///
    /// @param down the share of the row below
    /// @param right the share of the column to the right
    record Interpolated(Source topLeft, Source topRight, Source bottomLeft, Source bottomRight, float down,
            float right) implements Explanation {

        public float above() {
            return (1 - right) * topLeft.value() + right * topRight.value();
        }

        public float below() {
            return (1 - right) * bottomLeft.value() + right * bottomRight.value();
        }

        @Override
        public float value() {
            return (1 - down) * above() + down * below();
        }
    }

    /// Values of several inputs, combined from the first to the last.
    record Combined(Arithmetic.Operator operator, List<Source> values) implements Explanation {
        public Combined {
            values = Source.kept(values);
        }

        @Override
        public float value() {
            float value = values.getFirst().value();
            for (Source next : values.subList(1, values.size())) value = operator.of(value, next.value());
            return value;
        }
    }

    /// `(x − mean) / √(variance + epsilon) · scale + bias` with the four numbers of a channel.
    record BatchNormalised(Source x, float scale, float bias, float mean, float variance, float epsilon)
            implements
                Explanation {

        /// The normalised value before scale and bias.
        public double normalised() {
            return (x.value() - mean) / Math.sqrt((double) variance + epsilon);
        }

        @Override
        public float value() {
            return (float) (normalised() * scale + bias);
        }
    }

    /// `(x − mean) / √(variance + epsilon) · weight + bias`, with the mean and the variance of the values of all channels at
    /// the position.
    ///
    /// @param values one for each channel
    /// @param channel which of them is x
    record LayerNormalised(List<Source> values, int channel, float weight, float bias, float epsilon)
            implements
                Explanation {
        public LayerNormalised {
            values = Source.kept(values);
        }

        public double mean() {
            double sum = 0;
            for (Source value : values) sum += value.value();
            return sum / values.size();
        }

        public double variance() {
            double mean = mean();
            double sum = 0;
            for (Source value : values) sum += (value.value() - mean) * (value.value() - mean);
            return sum / values.size();
        }

        @Override
        public float value() {
            double deviation = Math.sqrt(variance() + epsilon);
            return (float) ((values.get(channel).value() - mean()) / deviation * weight + bias);
        }
    }

    /// `x / (bias + alpha / size · Σ neighbour²)^beta`
    ///
    /// @param x the value
    /// @param neighbours the values of the channels that count, x among them
    /// @param normalisation size, alpha, beta and bias
    record ResponseNormalised(Source x, List<Source> neighbours, Lrn normalisation) implements Explanation {
        public ResponseNormalised {
            neighbours = Source.kept(neighbours);
        }

        public double squares() {
            double sum = 0;
            for (Source value : neighbours) sum += (double) value.value() * value.value();
            return sum;
        }

        @Override
        public float value() {
            return (float) (x.value() / normalisation.divisor(squares()));
        }
    }

    /// The share of one exponential of the sum of all, or its logarithm.
    ///
    /// @param values one for each channel
    /// @param channel whose share it is
    /// @param log whether the logarithm is wanted
    record Share(List<Source> values, int channel, boolean log) implements Explanation {
        public Share {
            values = Source.kept(values);
        }

        /// The largest value, which is taken off every exponent so that none overflows.
        public float most() {
            float most = Float.NEGATIVE_INFINITY;
            for (Source value : values) most = Math.max(most, value.value());
            return most;
        }

        /// `e^(x − most)` of a channel.
        public float exponential(int channel) {
            return exponential(channel, most());
        }

        private float exponential(int channel, float most) {
            return (float) Math.exp(values.get(channel).value() - most);
        }

        public float sum() {
            float most = most();
            float sum = 0;
            for (int c = 0; c < values.size(); c++) sum += exponential(c, most);
            return sum;
        }

        @Override
        public float value() {
            return log
                    ? (float) (values.get(channel).value() - most() - Math.log(sum()))
                    : exponential(channel) / sum();
        }
    }
}
