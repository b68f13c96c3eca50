/** A reviewer approves, rejects or asks for more. */
@NullMarked
package io.muniment.command.verification.decide;

import org.jspecify.annotations.NullMarked;
