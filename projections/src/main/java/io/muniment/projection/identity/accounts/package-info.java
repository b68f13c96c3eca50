/** Accounts, and what each of them is in which tenant. */
@NullMarked
package io.muniment.projection.identity.accounts;

import org.jspecify.annotations.NullMarked;
