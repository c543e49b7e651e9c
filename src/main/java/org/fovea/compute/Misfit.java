package org.fovea.compute;

import org.fovea.project.Edit;

/// Why a setting cannot work, said where it is set, with a way out.
///
/// @param setting the setting that the user should look at
/// @param sentence what is wrong, with the numbers
/// @param offer what the way out is called on its button: `Use kernel 5×5`
/// @param wayOut the edit that makes it work
public record Misfit(Setting setting, String sentence, String offer, Edit wayOut) {
    public enum Setting {
        KERNEL, STRIDE, DILATION, PADDING, PADDING_MODE, GROUPS, OPERATION, PICTURE
    }
}
