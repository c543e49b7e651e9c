package org.fovea.project;

/// A document: a picture, the layer that looks at it, and how the result is shown. Immutable; edits make new ones that
/// share what did not change.
public record Project(Picture picture, Layer layer, Display display) {

    /// The filters always have as many channels as the picture.
    public Project {
        layer = layer.forChannels(picture.shape().channels());
    }

    public Project withPicture(Picture changed) {
        return new Project(changed, layer, display);
    }

    public Project withLayer(Layer changed) {
        return new Project(picture, changed, display);
    }

    public Project withDisplay(Display changed) {
        return new Project(picture, layer, changed);
    }
}
