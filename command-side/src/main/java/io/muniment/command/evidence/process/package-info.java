/** Making a pack, until it is made. */
@NullMarked
package io.muniment.command.evidence.process;

import org.jspecify.annotations.NullMarked;
