package org.fovea.cli.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;

/// OpenCV's `filter2D`, which filters one channel with one kernel. All its matrices are made once.
public final class OpenCvPeer implements Peer {

    @Override
    public String name() {
        return "opencv";
    }

    @Override
    public boolean covers(Work work) {
        if (!(work instanceof WholeLayer whole)) return false;
        Conv2d layer = whole.layer();
        return work.input().channels() == 1 && layer.filters().size() == 1 && plain(layer.rows())
                && plain(layer.columns()) && layer.padding() == Padding.Named.SAME
                && layer.paddingMode() == PaddingMode.ZEROS && !layer.flipped();
    }

    private static boolean plain(Axis axis) {
        return axis.size() % 2 == 1 && axis.stride() == 1 && axis.dilation() == 1;
    }

    @Override
    public Prepared prepare(Work work, Tensor x, int threads) {
        if (!(work instanceof WholeLayer whole)) throw new IllegalArgumentException(work.id());
        return new Run(whole.layer().filters().getFirst(), x, threads);
    }

    private static final class Run implements Prepared {
        private final Shape shape;
        private final int threads;
        private final float bias;
        private final FloatPointer inputMemory;
        private final FloatPointer kernelMemory;
        private final FloatPointer outputMemory;
        private final Mat input;
        private final Mat kernel;
        private final Mat output;
        private final Point middle = new Point(-1, -1);

        Run(Filter filter, Tensor x, int threads) {
            this.shape = x.shape;
            this.threads = threads;
            this.bias = filter.bias();
            inputMemory = new FloatPointer(x.data);
            kernelMemory = new FloatPointer(filter.weights().data);
            outputMemory = new FloatPointer((long) shape.size());
            input = matrix(shape, inputMemory);
            kernel = matrix(filter.weights().shape, kernelMemory);
            output = matrix(shape, outputMemory);
        }

        private static Mat matrix(Shape shape, FloatPointer memory) {
            return new Mat(shape.height(), shape.width(), opencv_core.CV_32F, memory);
        }

        @Override
        public void run() {
            opencv_core.setNumThreads(threads);
            opencv_imgproc.filter2D(input, output, opencv_core.CV_32F, kernel, middle, bias,
                    opencv_core.BORDER_CONSTANT);
        }

        @Override
        public Tensor result() {
            var data = new float[shape.size()];
            outputMemory.get(data);
            return new Tensor(shape, data);
        }

        @Override
        public void close() {
            middle.close();
            output.close();
            kernel.close();
            input.close();
            outputMemory.close();
            kernelMemory.close();
            inputMemory.close();
        }
    }
}
