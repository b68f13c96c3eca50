/** Evidence packs, and what became of them. */
@NullMarked
package io.muniment.projection.evidence.packs;

import org.jspecify.annotations.NullMarked;
