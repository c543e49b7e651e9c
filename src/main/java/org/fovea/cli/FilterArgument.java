package org.fovea.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.format.FilterFile;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;

/// What `--filter` names: a preset, or a file with weights.
sealed interface FilterArgument {
    /// The filters of the book, with which the window starts too.
    List<FilterArgument> OF_THE_BOOK = List.of(new Preset(FilterPreset.VERTICAL), new Preset(FilterPreset.HORIZONTAL));

    /// Weights for an input with so many channels, without bias.
    ///
    /// @throws Problem when the file holds no filter for such an input
    NamedFilter filter(int channels);

    /// The file it is read from, if any.
    Optional<Path> file();

    record Preset(FilterPreset preset) implements FilterArgument {
        @Override
        public NamedFilter filter(int channels) {
            return preset.filter(channels);
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }
    }

    /// An NPY or CSV file of kh×kw weights, which serve every channel, or of C×kh×kw.
    record Weights(Path path) implements FilterArgument {
        @Override
        public NamedFilter filter(int channels) {
            Tensor weights = FilterFile.read(path);
            int has = weights.shape.channels();
            if (has != 1 && has != channels)
                throw new Problem("The filter in %s has %d channels and the input %d: it needs as many, or just one."
                        .formatted(path, has, channels));
            return new NamedFilter(MapFiles.stem(path), new Filter(weights, 0), has == 1).forChannels(channels);
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }
}
