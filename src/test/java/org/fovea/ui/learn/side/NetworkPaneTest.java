package org.fovea.ui.learn.side;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkPaneTest {
    @Test
    void one_layer_is_no_plural() {
        assertThat(NetworkPane.size(1, 9)).isEqualTo("1 layer with 9 weights and biases");
        assertThat(NetworkPane.size(6, 12_345)).isEqualTo("6 layers with 12,345 weights and biases");
    }
}
