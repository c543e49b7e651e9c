package org.fovea.compute;

import java.util.List;
import org.fovea.engine.Shape;

/// The cases Géron counts in Hands-On Machine Learning, chapter 14; padding “same” throughout.
public enum BookCase {
    /// 15,200 parameters and 225 million multiplications.
    MAPS_200("200 filters 5×5 on 150×100 RGB",
            "Padding “same”, stride 1. In the book: 15,200 parameters with biases, 225,000,000 multiplications and, at 4 "
                    + "bytes a number, 12 MB of maps for one picture.") {
        @Override
        public Wirings layers() {
            var picture = new Shape(3, 150, 100);
            return new Wirings(picture, false,
                    List.of(Wired.convolution("200 maps", 0, picture, new Shape(200, 150, 100), 5, 5, 1)));
        }
    },
    /// 675 million weights, biases not counted, when it is fully connected.
    ONE_MAP("one of these maps alone",
            "Padding “same”, stride 1. In the book: 675,000,000 weights when this one map of 150×100 is fully connected, "
                    + "biases not counted.") {
        @Override
        public Wirings layers() {
            var picture = new Shape(3, 150, 100);
            return new Wirings(picture, false,
                    List.of(Wired.convolution("1 map", 0, picture, new Shape(1, 150, 100), 5, 5, 1)));
        }
    },
    /// 903,400 parameters; 12.6 MB to predict, 566 MB to train on 50 pictures.
    THREE_LAYERS("exercise: 3×3, stride 2, 100 + 200 + 400 maps on 200×300 RGB",
            "Padding “same”, stride 2. In the book: 2,800 + 180,200 + 720,400 = 903,400 parameters with biases; at 4 bytes "
                    + "a number, 12,613,600 bytes to predict one picture and 565,613,600 to train on 50.") {
        @Override
        public Wirings layers() {
            var picture = new Shape(3, 200, 300);
            var first = new Shape(100, 100, 150);
            var second = new Shape(200, 50, 75);
            return new Wirings(picture, false,
                    List.of(Wired.convolution("100 maps", 0, picture, first, 3, 3, 1),
                            Wired.convolution("200 maps", 1, first, second, 3, 3, 1),
                            Wired.convolution("400 maps", 2, second, new Shape(400, 25, 38), 3, 3, 1)));
        }
    };

    private final String title;
    private final String about;

    BookCase(String title, String about) {
        this.title = title;
        this.about = about;
    }

    public String title() {
        return title;
    }

    /// The book's numbers in sentences, and how they are counted.
    public String about() {
        return about;
    }

    public abstract Wirings layers();
}
