/** Axon Framework, wired by hand: buses, processors, and what every message carries. */
@NullMarked
package io.muniment.infra.axon;

import org.jspecify.annotations.NullMarked;
