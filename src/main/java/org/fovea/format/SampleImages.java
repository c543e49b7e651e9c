package org.fovea.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.project.PatternPicture;
import org.fovea.project.Source;

/// The photographs that ship with the app.
public final class SampleImages {
    private static final String FOLDER = "/org/fovea/samples/";

    private static final List<Sample> ALL = List.of(
            new Sample("temple.jpg", "Chinese temple", "danielbuechele, CC BY 2.0"),
            new Sample("flower.jpg", "Dahlia", "vultilion, CC BY 2.0"),
            new Sample("cat.png", "Tabby cat", "Stéfan van der Walt, CC0"),
            new Sample("coffee.png", "Cup of coffee", "Rachel Michetti, CC0"),
            new Sample("raccoon.jpg", "Raccoon", "Judy Weggelaar, public domain"),
            new Sample("rocket.jpg", "Rocket launch", "SpaceX, CC0"),
            new Sample("retina.jpg", "Back of an eye", "Mikael Häggström, CC0"),
            new Sample("brick.png", "Brick wall", "CC0Textures, CC0"),
            new Sample("camera.png", "Photographer", "Lav Varshney, CC0"),
            new Sample("digit.png", "Handwritten digit", "LeCun and Cortes, CC BY-SA 3.0"));

    /// A photograph one can choose.
    ///
    /// @param name its file name, by which it is read and saved
    /// @param title what it shows, for people
    /// @param credit who made it and under which licence
    public record Sample(String name, String title, String credit) {
    }

    private SampleImages() {
    }

    /// In the order in which a gallery shows them.
    public static List<Sample> all() {
        return ALL;
    }

    /// The picture as it stands in its file: 1×H×W when that is grey, else 3×H×W; values 0…1.
    ///
    /// @throws Problem when there is no sample of this name
    public static Tensor read(String name) {
        if (ALL.stream().noneMatch(sample -> sample.name().equals(name)))
            throw new Problem("There is no sample picture “%s”; choose one of %s.".formatted(name,
                    String.join(", ", ALL.stream().map(Sample::name).toList())));
        try (InputStream in = SampleImages.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) throw new Problem(broken(name));
            return PictureFile.read(in.readAllBytes(), name);
        } catch (IOException e) {
            throw new Problem(broken(name), e);
        }
    }

    /// The pixels of a picture that is read or made again from where it came.
    ///
    /// @throws Problem when they cannot be read
    /// @throws IllegalArgumentException for a pasted picture, which came from nowhere
    public static Tensor pixels(Source source) {
        return switch (source) {
            case Source.Sample sample -> read(sample.name());
            case Source.Generated made -> PatternPicture.of(made.pattern(), made.height(), made.width(), made.seed());
            case Source.FromFile file -> PictureFile.read(file.file());
            case Source.Pasted _ -> throw new IllegalArgumentException("a pasted picture cannot be read again");
        };
    }

    private static String broken(String name) {
        return "The sample picture “%s” cannot be read; install Fovea again.".formatted(name);
    }
}
