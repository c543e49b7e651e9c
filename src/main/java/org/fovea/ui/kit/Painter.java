package org.fovea.ui.kit;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fovea.engine.Cancel;
import org.fovea.session.Latest;

/// Makes pixels, and the numbers of single views, off the FX thread; of many wishes the newest wins.
///
/// @param painting the thread that paints
/// @param counting another one, for what takes longer than painting: pictures do not wait for it
/// @param home runs things on the FX thread
/// @param failed receives what went wrong
public record Painter(Executor painting, Executor counting, Executor home, Consumer<RuntimeException> failed) {

    /// @param paint turns a wish into a picture, on the painting thread
    /// @param shown receives it on the FX thread
    public <I, O> Latest<I, O> latest(Function<I, O> paint, Consumer<O> shown) {
        return new Latest<>((wish, _, _) -> paint.apply(wish), painting, home, shown, failed);
    }

    /// @param count turns a wish into numbers that a view shows, on the counting thread
    /// @param shown receives them on the FX thread
    public <I, O> Latest<I, O> numbers(Function<I, O> count, Consumer<O> shown) {
        return numbers((wish, _) -> count.apply(wish), shown);
    }

    /// The same for what takes long: it stops when there is a newer wish.
    public <I, O> Latest<I, O> numbers(BiFunction<I, Cancel, O> count, Consumer<O> shown) {
        return new Latest<>((wish, turn, _) -> count.apply(wish, turn), counting, home, shown, failed);
    }
}
