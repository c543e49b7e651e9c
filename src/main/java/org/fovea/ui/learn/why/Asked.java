package org.fovea.ui.learn.why;

import org.fovea.compute.learn.why.Occlusion;
import org.fovea.engine.net.Network;
import org.fovea.engine.train.Examples;
import org.jspecify.annotations.Nullable;

/// What is asked about one example.
///
/// @param score the node with the scores of the classes
/// @param about which class
/// @param timesInput whether the gradient is multiplied by the picture
/// @param camNode the layer Grad-CAM looks at; 0 for the last one that suits
/// @param occlusion null for what suits the picture
/// @param live whether the network is learning at the moment
record Asked(Network network, int score, Examples examples, int example, About about, boolean timesInput, int camNode,
        Occlusion.@Nullable Settings occlusion, boolean live) {

    /// Which class is asked about.
    sealed interface About {
        /// The one with the highest score.
        record Predicted() implements About {
        }

        /// The one the example has.
        record True() implements About {
        }

        /// One of the others.
        record Other(int label) implements About {
        }
    }

    boolean samePicture(Asked other) {
        return network == other.network && score == other.score && examples.equals(other.examples)
                && example == other.example;
    }

    /// Whether the work on this is in vain when the other is wanted. Of networks that follow each other while they learn, each
    /// is finished: otherwise none would be.
    boolean outdated(Asked newer) {
        boolean follows = live && newer.live && network != newer.network;
        return !(follows && example == newer.example && about.equals(newer.about));
    }
}
