package org.fovea.engine.field;

import org.fovea.engine.Window;

/// The receptive field along one axis: output `i` sees input rows `i·jump + start` … `i·jump + start + size − 1`.
///
/// Fields compose like the layers they belong to: `then` is associative and [#PIXEL] is its identity
/// (Araujo, Norris and Sim, doi 10.23915/distill.00021).
///
/// @param size how many rows one output spans
/// @param jump how many input rows lie between neighbouring outputs (the effective stride)
/// @param start the first input row that output 0 sees, negative on the padding
public record Field(int size, int jump, int start) {
    public static final Field PIXEL = new Field(1, 1, 0);

    public static Field of(Window window) {
        return new Field(window.reach(), window.stride(), -window.before());
    }

    /// The field of `next` stacked on top of this one.
    public Field then(Field next) {
        return new Field(size + (next.size - 1) * jump, jump * next.jump, start + next.start * jump);
    }

    public int first(int output) {
        return output * jump + start;
    }

    public int last(int output) {
        return first(output) + size - 1;
    }
}
