/** Names that one at a time may decide about. */
@NullMarked
package io.muniment.infra.turns;

import org.jspecify.annotations.NullMarked;
