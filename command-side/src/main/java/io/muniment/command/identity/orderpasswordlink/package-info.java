/** Somebody has a link sent with which the owner of an account sets its password. */
@NullMarked
package io.muniment.command.identity.orderpasswordlink;

import org.jspecify.annotations.NullMarked;
