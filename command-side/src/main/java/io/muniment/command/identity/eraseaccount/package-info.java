/** Nothing is left of whoever signed in with an account. */
@NullMarked
package io.muniment.command.identity.eraseaccount;

import org.jspecify.annotations.NullMarked;
