/** A pack is not handed out any more. */
@NullMarked
package io.muniment.command.evidence.withdrawpack;

import org.jspecify.annotations.NullMarked;
