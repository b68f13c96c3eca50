/** Somebody is given an account. */
@NullMarked
package io.muniment.command.identity.openaccount;

import org.jspecify.annotations.NullMarked;
