/** An account is given its role in a tenant. */
@NullMarked
package io.muniment.command.identity.grantmembership;

import org.jspecify.annotations.NullMarked;
