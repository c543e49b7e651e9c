package org.fovea.engine.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the outputs of a node see of the picture along one axis, over all paths that lead to it: from the first row that a
/// path reaches to the last.
///
/// Paths with the same jump have one field in common. Others have not. Where one of two sees the same from everywhere (the
/// squeeze in squeeze-and-excitation), each output sees that besides what it sees itself. Otherwise paths drift apart from
/// output to output.
///
/// @param parts one field for each jump, in the order of the paths; at least one
/// @param outputs how many outputs there are
public record Union(List<Field> parts, int outputs) {

    /// @throws IllegalArgumentException when there is nothing to see
    public Union {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || outputs < 1)
            throw new IllegalArgumentException("%d fields of %d outputs".formatted(parts.size(), outputs));
    }

    /// Of the picture, which has so many rows.
    public static Union picture(int rows) {
        return new Union(List.of(Field.PIXEL), rows);
    }

    /// What the outputs of a layer on top see.
    ///
    /// @param next what they see of this one
    /// @param count how many there are
    public Union then(Field next, int count) {
        return new Union(joined(parts.stream().map(part -> part.then(next)).toList()), count);
    }

    /// What is seen by this way or the other.
    public Union or(Union other) {
        var all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Union(joined(all), outputs);
    }

    private static List<Field> joined(List<Field> fields) {
        var joined = new ArrayList<Field>();
        for (Field field : fields) {
            int same = IntStream.range(0, joined.size()).filter(i -> joined.get(i).jump().equals(field.jump()))
                    .findFirst().orElse(joined.size());
            if (same < joined.size()) joined.set(same, joined.get(same).hull(field));
            else
                joined.add(field);
        }
        return joined;
    }

    /// The first row that an output sees, negative on the padding.
    public int first(int output) {
        return parts.stream().mapToInt(part -> part.first(output)).min().orElseThrow();
    }

    /// The last row that an output sees.
    public int last(int output) {
        return parts.stream().mapToInt(part -> part.last(output)).max().orElseThrow();
    }

    /// The most rows that one output spans.
    public int size() {
        return parts.size() == 1
                ? parts.getFirst().size()
                : IntStream.range(0, outputs).map(o -> Math.clamp(1L + last(o) - first(o), 0, Integer.MAX_VALUE)).max()
                        .orElseThrow();
    }

    /// How many rows lie between neighbouring outputs: by the first path that does not see the same from everywhere; 0 where
    /// all do.
    public Fraction jump() {
        return local().orElse(parts.getFirst()).jump();
    }

    /// The first row that output 0 sees.
    public int start() {
        return first(0);
    }

    /// Whether some path sees the same from everywhere, as it does through a layer that looks at its whole input.
    public boolean global() {
        return parts.stream().anyMatch(Field::global);
    }

    /// The field of the first jump above 0.
    public Optional<Field> local() {
        return parts.stream().filter(part -> !part.global()).findFirst();
    }

    /// Whether outputs of both lie at the same places of the picture: same jump and same centres. What sees the same from
    /// everywhere has no place and fits everything.
    public boolean alignedWith(Union other) {
        Optional<Field> here = local();
        Optional<Field> there = other.local();
        return here.isEmpty() || there.isEmpty() || (here.get().jump().equals(there.get().jump())
                && here.get().centre().equals(there.get().centre()));
    }
}
