package org.fovea.project;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;

/// How weights are filled before anything is learned. The same seed gives the same weights everywhere.
///
/// The fan-in is the number of weights an output is made of, (in/groups)·kh·kw; the fan-out is out·kh·kw, as PyTorch counts
/// it.
///
/// @param scheme the distribution
/// @param scale of [Scheme#NORMAL] the standard deviation, of [Scheme#UNIFORM] the largest magnitude, of [Scheme#CONSTANT]
///        the value; of the others a factor that is usually 1
/// @param seed where the random numbers begin
public record Initializer(Scheme scheme, float scale, long seed) {

    /// The distributions.
    public enum Scheme {
        /// Normal with standard deviation √(2 / fan-in), which keeps the size of values through layers with ReLU (He et al.,
        /// arXiv:1502.01852).
        HE_NORMAL,
        /// Uniform in ±√(6 / fan-in), the same variance.
        HE_UNIFORM,
        /// Normal with standard deviation √(2 / (fan-in + fan-out)) (Glorot and Bengio, AISTATS 2010).
        GLOROT_NORMAL,
        /// Uniform in ±√(6 / (fan-in + fan-out)), the same variance.
        GLOROT_UNIFORM,
        /// Normal around 0.
        NORMAL,
        /// Uniform around 0.
        UNIFORM,
        /// The same value everywhere.
        CONSTANT
    }

    /// He's, for layers with ReLU.
    public static Initializer he(long seed) {
        return new Initializer(Scheme.HE_NORMAL, 1, seed);
    }

    /// Glorot's, for layers with tanh, sigmoid or softmax.
    public static Initializer glorot(long seed) {
        return new Initializer(Scheme.GLOROT_UNIFORM, 1, seed);
    }

    /// @throws IllegalArgumentException when the scale is not finite
    public Initializer {
        if (!Float.isFinite(scale)) throw new IllegalArgumentException("a finite scale, not " + scale);
    }

    /// Filters for a convolution, with names and biases of zero.
    ///
    /// @param count how many
    /// @param filter the shape of each, (in/groups)×kh×kw
    public List<NamedFilter> filters(int count, Shape filter) {
        float[] weights = weights(count * filter.size(), filter.size(), (long) count * filter.plane());
        var filters = new ArrayList<NamedFilter>();
        for (int k = 0; k < count; k++) {
            var one = new float[filter.size()];
            System.arraycopy(weights, k * one.length, one, 0, one.length);
            filters.add(new NamedFilter("filter " + k, new Filter(new Tensor(filter, one), 0), false));
        }
        return filters;
    }

    /// The weights 1×out×in of a fully connected layer.
    public Tensor matrix(int outputs, int inputs) {
        return new Tensor(new Shape(1, outputs, inputs), weights(Math.multiplyExact(outputs, inputs), inputs, outputs));
    }

    /// So many weights.
    public float[] weights(int count, long fanIn, long fanOut) {
        var random = new SplittableRandom(seed);
        var weights = new float[count];
        double size = switch (scheme) {
            case HE_NORMAL -> Math.sqrt(2.0 / fanIn);
            case HE_UNIFORM -> Math.sqrt(6.0 / fanIn);
            case GLOROT_NORMAL -> Math.sqrt(2.0 / (fanIn + fanOut));
            case GLOROT_UNIFORM -> Math.sqrt(6.0 / (fanIn + fanOut));
            case NORMAL, UNIFORM, CONSTANT -> 1;
        } * scale;
        for (int i = 0; i < count; i++)
            weights[i] = (float) (size * switch (scheme) {
                case HE_NORMAL, GLOROT_NORMAL, NORMAL -> normal(random);
                case HE_UNIFORM, GLOROT_UNIFORM, UNIFORM -> 2 * random.nextDouble() - 1;
                case CONSTANT -> 1;
            });
        return weights;
    }

    /// By Box and Muller, with functions that are the same to the last bit on every machine.
    private static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
