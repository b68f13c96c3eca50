/** A pack was made, or never will be. */
@NullMarked
package io.muniment.command.evidence.makepack;

import org.jspecify.annotations.NullMarked;
