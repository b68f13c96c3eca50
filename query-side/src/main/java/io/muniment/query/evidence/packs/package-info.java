/** Evidence packs: how far each is, and how to come by its file. */
@NullMarked
package io.muniment.query.evidence.packs;

import org.jspecify.annotations.NullMarked;
