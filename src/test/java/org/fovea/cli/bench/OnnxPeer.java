package org.fovea.cli.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.fovea.engine.OnnxRuntime;
import org.fovea.engine.Padding;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;

/// ONNX Runtime at its best: input and output are memory of its own side, made once, so that nothing is copied or allocated
/// for Java; all its optimisations of the model, which are its default, are done beforehand. Where one weight has changed
/// it computes all maps anew.
public final class OnnxPeer implements Peer {

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public boolean covers(Work work) {
        return true;
    }

    @Override
    public Prepared prepare(Work work, Tensor x, int threads) {
        try {
            return switch (work) {
                case WholeLayer layer -> layer(layer, x, threads);
                case OneWeight weight -> layer(weight.whole(), x, threads);
                case OneNeuron neuron -> neuron(neuron, x, threads);
            };
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Prepared layer(WholeLayer work, Tensor x, int threads) throws OrtException {
        return new Run(OnnxRuntime.model(work.layer(), work.input()), x, work.output(), threads);
    }

    /// The receptive field, cut out of the picture by hand.
    private static Prepared neuron(OneNeuron work, Tensor x, int threads) throws OrtException {
        Region field = Objects.requireNonNull(work.network().demand(work.last(), work.at()).region(0));
        var layers = new ArrayList<Conv2d>();
        for (int n = 1; n <= work.last(); n++)
            if (work.network().node(n).op() instanceof Convolution convolution) layers.add(bare(convolution.layer()));
        Tensor seen = Patch.of(x).cut(field).values();
        return new Run(OnnxRuntime.model(layers, seen.shape), seen, work.output(), threads);
    }

    private static Conv2d bare(Conv2d layer) {
        return new Conv2d(layer.filters(), layer.rows(), layer.columns(), Padding.Named.VALID, layer.paddingMode(),
                layer.groups(), layer.flipped());
    }

    private static final class Run implements Prepared {
        private final Shape shape;
        private final FloatBuffer memory;
        private final OrtSession session;
        private final OnnxTensor input;
        private final OnnxTensor output;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        Run(byte[] model, Tensor x, Shape result, int threads) throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                // Its threads look for work without rest while a model runs; between two runs they would take the
                // processor from the engine whose turn it is.
                options.addConfigEntry("session.force_spinning_stop", "1");
                session = environment.createSession(model, options);
            }
            shape = result;
            memory = direct(shape.size());
            input = OnnxTensor.createTensor(environment, direct(x.data.length).put(x.data).rewind(), sides(x.shape));
            output = OnnxTensor.createTensor(environment, memory, sides(shape));
            inputs = Map.of("x", input);
            outputs = Map.of("y", output);
        }

        @Override
        public void run() {
            try {
                session.run(inputs, outputs).close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Tensor result() {
            var data = new float[shape.size()];
            memory.get(0, data);
            return new Tensor(shape, data);
        }

        @Override
        public void close() {
            input.close();
            output.close();
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        private static FloatBuffer direct(int floats) {
            return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
        }

        private static long[] sides(Shape shape) {
            return new long[]{1, shape.channels(), shape.height(), shape.width()};
        }
    }
}
