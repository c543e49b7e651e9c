package org.fovea.compute.step;

import org.fovea.engine.Problem;
import org.jspecify.annotations.Nullable;

/// Some steps of a layer in a row, of which each is one picture: what is done after `from` steps, after one more, and so on to
/// `to`. Steps are counted in the layer, or in one map of it.
///
/// @param course the layer
/// @param level what a step is
/// @param before how many steps are done when the first of those that count begins
/// @param from the first picture's number of steps, 0 meaning that nothing is done yet
/// @param to the last picture's
public record StepRange(Course course, Level level, long before, long from, long to) {
    /// More pictures than this are no film any more.
    public static final int MOST = 5000;

    /// @param map in which map steps are counted; null for all of them
    /// @param from the first step; null for the first of all
    /// @param to the last step; null for the last of all
    /// @throws Problem when there is no such map or step, the range is empty or very long
    public static StepRange of(Course course, Level level, @Nullable Integer map, @Nullable Long from,
            @Nullable Long to) {
        int maps = course.output().channels();
        if (map != null && (map < 0 || map >= maps))
            throw new Problem(maps == 1
                    ? "There is no map %d; the layer has map 0 alone.".formatted(map)
                    : "There is no map %d; the layer has the maps 0 to %d.".formatted(map, maps - 1));
        long before = map == null ? 0 : course.done(level, course.after(Level.MAP, map));
        long count = map == null
                ? course.count(level)
                : level == Level.MAP ? 1 : course.done(level, course.after(Level.MAP, map + 1L)) - before;
        String all = "%s has %,d %s".formatted(map == null ? "The layer" : "Map " + map, count,
                count == 1 ? level.word() : level.plural());
        long first = from == null ? 1 : from;
        long last = to == null ? count : to;
        for (long each : new long[]{first, last})
            if (each < 0 || each > count)
                throw new Problem("There is no %s %,d. %s; steps are counted from 1, and 0 is before the first."
                        .formatted(level.word(), each, all));
        if (first > last)
            throw new Problem("The range from %s %,d to %,d is empty; its end has to come after its beginning."
                    .formatted(level.word(), first, last));
        if (last - first >= MOST)
            throw new Problem(("%s: from %,d to %,d there would be %,d pictures, and %,d is the most; choose a shorter"
                    + " range or longer steps.").formatted(all, first, last, last - first + 1, MOST));
        return new StepRange(course, level, before, first, last);
    }

    /// How many pictures there are.
    public int count() {
        return (int) (to - from + 1);
    }

    /// The position of a picture.
    ///
    /// @param picture 0 … count − 1
    public long position(int picture) {
        return course.after(level, before + from + picture);
    }
}
