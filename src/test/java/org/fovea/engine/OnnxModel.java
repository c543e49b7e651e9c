package org.fovea.engine;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Writes an ONNX model of a few nodes in a chain: input `x`, output `y`. Field numbers are those of onnx.proto3.
public final class OnnxModel {
    private static final int IR_VERSION = 9;
    private static final int OPSET = 20;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> initializers = new ArrayList<>();

    /// One message of the protobuf wire format.
    @FunctionalInterface
    interface Message {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    /// One attribute of a node.
    public record Attribute(String name, byte[] encoded) {

        public static Attribute ints(String name, long... values) {
            return new Attribute(name, bytes(out -> {
                out.writeString(1, name);
                for (long value : values) out.writeInt64(8, value);
                out.writeInt32(20, 7);
            }));
        }

        public static Attribute number(String name, long value) {
            return new Attribute(name, bytes(out -> {
                out.writeString(1, name);
                out.writeInt64(3, value);
                out.writeInt32(20, 2);
            }));
        }

        public static Attribute real(String name, float value) {
            return new Attribute(name, bytes(out -> {
                out.writeString(1, name);
                out.writeFloat(2, value);
                out.writeInt32(20, 1);
            }));
        }

        public static Attribute text(String name, String value) {
            return new Attribute(name, bytes(out -> {
                out.writeString(1, name);
                out.writeString(4, value);
                out.writeInt32(20, 3);
            }));
        }
    }

    public OnnxModel node(String operator, List<String> inputs, String output, List<Attribute> attributes) {
        nodes.add(bytes(out -> {
            for (String input : inputs) out.writeString(1, input);
            out.writeString(2, output);
            out.writeString(4, operator);
            for (Attribute attribute : attributes) out.writeByteArray(5, attribute.encoded());
        }));
        return this;
    }

    public OnnxModel floats(String name, float[] values, long... shape) {
        initializers.add(bytes(out -> {
            for (long side : shape) out.writeInt64(1, side);
            out.writeInt32(2, FLOAT);
            for (float value : values) out.writeFloat(4, value);
            out.writeString(8, name);
        }));
        return this;
    }

    public OnnxModel longs(String name, long... values) {
        initializers.add(bytes(out -> {
            out.writeInt64(1, values.length);
            out.writeInt32(2, INT64);
            for (long value : values) out.writeInt64(7, value);
            out.writeString(8, name);
        }));
        return this;
    }

    /// The whole model; the shape of the output is left to the runtime.
    public byte[] encode(long... inputShape) {
        byte[] graph = bytes(out -> {
            for (byte[] node : nodes) out.writeByteArray(1, node);
            out.writeString(2, "graph");
            for (byte[] initializer : initializers) out.writeByteArray(5, initializer);
            out.writeByteArray(11, value("x", inputShape));
            out.writeByteArray(12, value("y"));
        });
        return bytes(out -> {
            out.writeInt64(1, IR_VERSION);
            out.writeByteArray(7, graph);
            out.writeByteArray(8, bytes(opset -> opset.writeInt64(2, OPSET)));
        });
    }

    private static byte[] value(String name, long... shape) {
        byte[] dimensions = bytes(out -> {
            for (long side : shape) out.writeByteArray(1, bytes(dimension -> dimension.writeInt64(1, side)));
        });
        byte[] tensor = bytes(out -> {
            out.writeInt32(1, FLOAT);
            if (shape.length > 0) out.writeByteArray(2, dimensions);
        });
        return bytes(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, bytes(type -> type.writeByteArray(1, tensor)));
        });
    }

    private static byte[] bytes(Message message) {
        var buffer = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(buffer);
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }
}
