/// Filters over time, saved as a film or as a contact sheet.
@NullMarked
package org.fovea.ui.learn.film;

import org.jspecify.annotations.NullMarked;
