package org.fovea.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.engine.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What stands among the files and has no end.
class DeviceTest {
    private static final Path ENDLESS = Path.of("/dev/zero");

    @BeforeEach
    void systemHasSuchDevices() {
        assumeTrue(Files.exists(ENDLESS));
    }

    @Test
    @Timeout(10)
    void a_device_is_no_picture() {
        assertThatThrownBy(() -> PictureFile.read(ENDLESS)).isInstanceOf(Problem.class)
                .hasMessageContaining("zero is no ordinary file");
    }

    @Test
    @Timeout(10)
    void a_device_is_no_filter() {
        assertThatThrownBy(() -> FilterFile.read(ENDLESS)).isInstanceOf(Problem.class)
                .hasMessageContaining("zero is no ordinary file");
    }
}
