package org.fovea.compute;

import java.util.List;
import org.fovea.engine.Shape;

/// The cases Géron counts in Hands-On Machine Learning, chapter 14; padding “same” throughout.
public enum BookCase {
    /// 15,200 parameters and 225 million multiplications.
    MAPS_200("200 filters 5×5 on 150×100 RGB") {
        @Override
        public Wirings layers() {
            var picture = new Shape(3, 150, 100);
            return new Wirings(picture,
                    List.of(Wired.layer("200 maps", picture, true, new Shape(200, 150, 100), 5, 5)));
        }
    },
    /// 675 million weights, biases not counted, when it is fully connected.
    ONE_MAP("one of these maps alone") {
        @Override
        public Wirings layers() {
            var picture = new Shape(3, 150, 100);
            return new Wirings(picture,
                    List.of(Wired.layer("1 map", picture, true, new Shape(1, 150, 100), 5, 5)));
        }
    },
    /// 903,400 parameters; 12.6 MB to predict, 566 MB to train on 50 pictures.
    THREE_LAYERS("exercise: 3×3, stride 2, 100 + 200 + 400 maps on 200×300 RGB") {
        @Override
        public Wirings layers() {
            var picture = new Shape(3, 200, 300);
            var first = new Shape(100, 100, 150);
            var second = new Shape(200, 50, 75);
            return new Wirings(picture,
                    List.of(Wired.layer("100 maps", picture, true, first, 3, 3),
                            Wired.layer("200 maps", first, false, second, 3, 3),
                            Wired.layer("400 maps", second, false, new Shape(400, 25, 38), 3, 3)));
        }
    };

    private final String title;

    BookCase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public abstract Wirings layers();
}
