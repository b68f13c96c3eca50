/** A rejected or expired request is taken up again. */
@NullMarked
package io.muniment.command.verification.reopenrequest;

import org.jspecify.annotations.NullMarked;
