/** The accounts of a tenant. */
@NullMarked
package io.muniment.query.identity.accounts;

import org.jspecify.annotations.NullMarked;
