/** An auditor asks for a pack. */
@NullMarked
package io.muniment.command.evidence.requestpack;

import org.jspecify.annotations.NullMarked;
