package org.fovea.engine.train;

/// How weights follow their gradients. Names and formulas are those of PyTorch's `torch.optim`.
public sealed interface Optimizer {
    /// Stochastic gradient descent: `v = momentum·v + g`, then `w −= rate·v`, or with Nesterov's momentum
    /// `w −= rate·(g + momentum·v)`. Weight decay is added to the gradient.
    ///
    /// @param momentum 0 up to but not 1
    record Sgd(float momentum, boolean nesterov) implements Optimizer {
        /// @throws IllegalArgumentException when the momentum is no share below 1, or Nesterov has none
        public Sgd {
            checkShare("momentum", momentum);
            if (nesterov && momentum == 0) throw new IllegalArgumentException("Nesterov needs a momentum above 0");
        }
    }

    /// Kingma and Ba, arXiv:1412.6980, with the running means of gradients and of their squares freed of their bias.
    /// Weight decay is added to the gradient.
    record Adam(float beta1, float beta2, float epsilon) implements Optimizer {
        /// As published.
        public Adam() {
            this(0.9f, 0.999f, 1e-8f);
        }

        /// @throws IllegalArgumentException when a β is no share below 1 or ε is not positive
        public Adam {
            checkShare("β₁", beta1);
            checkShare("β₂", beta2);
            checkPositive(epsilon);
        }
    }

    /// Adam with weight decay apart from the gradient: `w −= rate·decay·w` (Loshchilov and Hutter, arXiv:1711.05101).
    record AdamW(float beta1, float beta2, float epsilon) implements Optimizer {
        public AdamW() {
            this(0.9f, 0.999f, 1e-8f);
        }

        /// @throws IllegalArgumentException when a β is no share below 1 or ε is not positive
        public AdamW {
            checkShare("β₁", beta1);
            checkShare("β₂", beta2);
            checkPositive(epsilon);
        }
    }

    private static void checkShare(String name, float value) {
        if (!(value >= 0 && value < 1))
            throw new IllegalArgumentException("%s is at least 0 and below 1, not %s".formatted(name, value));
    }

    private static void checkPositive(float epsilon) {
        if (!(epsilon > 0 && Float.isFinite(epsilon)))
            throw new IllegalArgumentException("ε is above 0, not " + epsilon);
    }
}
