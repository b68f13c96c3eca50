/** Who may no longer be signed in, is not. */
@NullMarked
package io.muniment.command.identity.endsessions;

import org.jspecify.annotations.NullMarked;
