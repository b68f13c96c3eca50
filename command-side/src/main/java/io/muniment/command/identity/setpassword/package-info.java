/** An account has another password. */
@NullMarked
package io.muniment.command.identity.setpassword;

import org.jspecify.annotations.NullMarked;
