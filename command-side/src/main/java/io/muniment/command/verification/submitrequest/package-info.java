/** Someone asks for a verification. */
@NullMarked
package io.muniment.command.verification.submitrequest;

import org.jspecify.annotations.NullMarked;
