package org.fovea.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;

/// The photographs that ship with the app.
public final class SampleImages {
    /// @param name the file name, by which it is read
    /// @param title what it shows
    /// @param credit who made it, and the licence
    public record Sample(String name, String title, String credit) {
    }

    private static final List<Sample> ALL = List.of(
            new Sample("temple.jpg", "Temple", "Chinese temple by danielbuechele, CC BY 2.0"),
            new Sample("flower.jpg", "Flower", "Dahlia by vultilion, CC BY 2.0"),
            new Sample("cat.png", "Cat", "Tabby cat by Stéfan van der Walt, CC0"),
            new Sample("coffee.png", "Coffee", "Cup of coffee by Rachel Michetti, CC0"),
            new Sample("rocket.jpg", "Rocket", "Rocket launch by SpaceX, CC0"),
            new Sample("retina.jpg", "Retina", "Fundus photograph by Mikael Häggström, CC0"),
            new Sample("raccoon.jpg", "Raccoon", "Raccoon by Judy Weggelaar, public domain"),
            new Sample("brick.png", "Bricks", "Brick wall, grey, by CC0Textures, CC0"),
            new Sample("camera.png", "Photographer", "Photographer, grey, by Lav Varshney, CC0"));

    private SampleImages() {
    }

    public static List<Sample> all() {
        return ALL;
    }

    /// Reads one by its file name: 1×H×W or 3×H×W, values 0…1.
    ///
    /// @throws Problem when there is none of this name
    public static Tensor read(String name) {
        boolean known = ALL.stream().anyMatch(sample -> sample.name().equals(name));
        try (InputStream in = known ? SampleImages.class.getResourceAsStream("/org/fovea/samples/" + name) : null) {
            if (in == null)
                throw new Problem("There is no sample picture “%s”; the samples are %s.".formatted(name,
                        String.join(", ", ALL.stream().map(Sample::name).toList())));
            return PictureFile.read(in.readAllBytes(), name);
        } catch (IOException e) {
            throw new Problem("The sample picture “%s” cannot be read; install the app again.".formatted(name), e);
        }
    }
}
