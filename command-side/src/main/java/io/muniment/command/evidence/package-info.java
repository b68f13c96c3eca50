/** Decisions on evidence packs. */
@NullMarked
package io.muniment.command.evidence;

import org.jspecify.annotations.NullMarked;
