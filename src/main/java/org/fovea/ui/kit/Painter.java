package org.fovea.ui.kit;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fovea.session.Latest;

/// Makes pixels off the FX thread; of many wishes the newest wins.
///
/// @param worker the thread that paints
/// @param home runs things on the FX thread
/// @param failed receives what went wrong
public record Painter(Executor worker, Executor home, Consumer<RuntimeException> failed) {

    /// @param paint turns a wish into what is shown, on the painting thread
    /// @param shown receives it on the FX thread
    public <I, O> Latest<I, O> latest(Function<I, O> paint, Consumer<O> shown) {
        return new Latest<>((wish, _, _) -> paint.apply(wish), worker, home, shown, failed);
    }
}
