/** Nobody signs in with an account for a while. */
@NullMarked
package io.muniment.command.identity.suspendaccount;

import org.jspecify.annotations.NullMarked;
