package org.fovea.compute.learn.why;

/// Ways to ask a network which part of a picture made it choose a class. Each answers another question.
public enum Method {
    /// Simonyan, Vedaldi and Zisserman, arXiv:1312.6034.
    SALIENCY("Saliency", "gradient",
            "Shows which pixels would change the score fastest if they changed a little; it does not show whether a pixel "
                    + "speaks for the class or against it, nor how much of the score is owed to it."),
    /// Shrikumar et al., arXiv:1605.01713.
    GRADIENT_TIMES_INPUT("Gradient × input", "gradient × input",
            "Shows how much of the score each bright pixel adds (red) or takes away (blue), to first order; it does not show "
                    + "what black pixels do: they get 0, however much the class depends on their being black."),
    /// Springenberg et al., arXiv:1412.6806; on what it does not show: Adebayo et al., arXiv:1810.03292.
    GUIDED("Guided back-propagation", "guided gradient",
            "Shows the fine shapes that excite units on the way to the class; it does not show why this class and no other: "
                    + "the picture hardly changes with the class."),
    /// Selvaraju et al., arXiv:1610.02391.
    GRAD_CAM("Grad-CAM", "Grad-CAM",
            "Shows where maps that speak for the class are active; it does not show single pixels, because a layer’s map is "
                    + "coarse, nor anything that speaks against the class."),
    /// Zeiler and Fergus, arXiv:1311.2901.
    OCCLUSION("Occlusion", "drop of the score",
            "Shows by how much the score really falls (red) or rises (blue) where a patch is covered; it does not show what "
                    + "is there twice, because one copy is enough, and the patch itself is a new shape with edges.");

    private final String title;
    private final String unit;
    private final String sentence;

    Method(String title, String unit, String sentence) {
        this.title = title;
        this.unit = unit;
        this.sentence = sentence;
    }

    /// For people.
    public String title() {
        return title;
    }

    /// What its numbers are.
    public String unit() {
        return unit;
    }

    /// What it shows and what it does not show.
    public String sentence() {
        return sentence;
    }

    /// Whether its numbers have a sign.
    public boolean signed() {
        return switch (this) {
            case SALIENCY, GRAD_CAM -> false;
            case GRADIENT_TIMES_INPUT, GUIDED, OCCLUSION -> true;
        };
    }
}
