/// Measures the engine: the limits of this machine, how near to them the engine comes, and how long other engines take.
@NullMarked
package org.fovea.cli.bench;

import org.jspecify.annotations.NullMarked;
