package org.fovea.engine.train;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// Epochs of the default digits network, ours and PyTorch's on the same processor in turns; docs/performance.md gives the
/// command. Prints a line of JSON for each number of threads: the medians of seconds an epoch, and their ratio.
public final class TrainingWithPyTorch {
    /// Epochs before the measuring, in which Java compiles and PyTorch makes its memory.
    private static final int BEFORE = 2;
    private static final int BATCH = 32;

    private TrainingWithPyTorch() {
    }

    /// @param args the folder of the digits, the script, the interpreter, the numbers of threads and how many epochs are
    ///        measured: `sample-images/digits digits_epochs.py python3 1,2 7`
    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            System.err.println("usage: TrainingWithPyTorch FOLDER SCRIPT PYTHON THREADS EPOCHS");
            System.exit(2);
        }
        Locale.setDefault(Locale.ENGLISH);
        Examples digits = digits(Path.of(args[0]));
        for (String threads : args[3].split(",", -1))
            System.out.println(line(digits, args, Integer.parseInt(threads.strip()), Integer.parseInt(args[4])));
    }

    private static String line(Examples digits, String[] args, int threads, int epochs) throws IOException {
        var settings = new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(), 1e-3f, new Schedule.Constant(), 0,
                0,
                BATCH, BEFORE + epochs, 0, 1);
        var trainer = new Trainer(network(), settings, digits, new Machine(Kernels.fastest(), threads));
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        Process process = new ProcessBuilder(args[2], args[1], args[0], Integer.toString(threads))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (Writer to = process.outputWriter(); BufferedReader from = process.inputReader()) {
            String version = answer(from);
            while (!trainer.finished()) {
                ours.add(epoch(trainer));
                to.write("\n");
                to.flush();
                theirs.add(Double.parseDouble(answer(from)));
            }
            double own = median(ours);
            double other = median(theirs);
            return ("{\"threads\":%d,\"ours\":%.3f,\"pytorch\":%.3f,\"ratio\":%.2f,\"oursBest\":%.3f,\"pytorchBest\":%.3f,"
                    + "\"oursFirst\":%.3f,\"version\":\"%s\"}").formatted(threads, own, other, own / other,
                            best(ours), best(theirs), ours.getFirst(), version);
        } finally {
            process.destroy();
        }
    }

    private static String answer(BufferedReader from) throws IOException {
        String line = from.readLine();
        if (line == null) throw new IOException("PyTorch has ended; is it installed for this Python?");
        return line;
    }

    private static double epoch(Trainer trainer) {
        long start = System.nanoTime();
        boolean more = true;
        while (more)
            more = !trainer.step(Cancel.NEVER).endsEpoch();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().skip(BEFORE).sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static double best(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    private static Network network() {
        var random = new Random(1);
        return Network.chain(new Shape(1, 28, 28), List.of(Networks.convolution(1, 8, 5, Activation.RELU, random),
                new MaxPool(Pooling.square(2)), Networks.convolution(8, 16, 5, Activation.RELU, random),
                new MaxPool(Pooling.square(2)), new Flatten(), Networks.dense(16 * 7 * 7, 10, random)));
    }

    private static Examples digits(Path folder) throws IOException {
        var list = new ArrayList<Example>();
        try (var pictures = packed(folder.resolve("train-images-idx3-ubyte.gz"));
                var labels = packed(folder.resolve("train-labels-idx1-ubyte.gz"))) {
            pictures.readInt();
            int count = pictures.readInt();
            var shape = new Shape(1, pictures.readInt(), pictures.readInt());
            labels.readLong();
            for (int n = 0; n < count; n++) {
                byte[] bytes = pictures.readNBytes(shape.size());
                var values = new float[bytes.length];
                for (int i = 0; i < values.length; i++) values[i] = (bytes[i] & 255) / 255f;
                list.add(new Example(new Tensor(shape, values), new Target.OfClass(labels.read())));
            }
        }
        return TwoLayers.examples(list);
    }

    private static DataInputStream packed(Path file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(file)));
    }
}
