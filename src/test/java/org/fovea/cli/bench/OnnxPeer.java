package org.fovea.cli.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.fovea.engine.OnnxRuntime;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// ONNX Runtime at its best: input and output are memory of its own side, made once, so that nothing is copied or allocated
/// for Java; all its optimisations of the model, which are its default, are done beforehand.
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
            return new Run(work, x, threads);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Run implements Prepared {
        private final Shape shape;
        private final FloatBuffer memory;
        private final OrtSession session;
        private final OnnxTensor input;
        private final OnnxTensor output;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        Run(Work work, Tensor x, int threads) throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                // Its threads look for work without rest while a model runs; between two runs they would take the
                // processor from the engine whose turn it is.
                options.addConfigEntry("session.force_spinning_stop", "1");
                session = environment.createSession(OnnxRuntime.model(work.layer(), work.input()), options);
            }
            shape = work.layer().output(work.input());
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
