/** An account loses its role in a tenant. */
@NullMarked
package io.muniment.command.identity.withdrawmembership;

import org.jspecify.annotations.NullMarked;
