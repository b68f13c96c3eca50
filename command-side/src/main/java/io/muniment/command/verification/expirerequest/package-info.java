/** The documents did not come in time. */
@NullMarked
package io.muniment.command.verification.expirerequest;

import org.jspecify.annotations.NullMarked;
