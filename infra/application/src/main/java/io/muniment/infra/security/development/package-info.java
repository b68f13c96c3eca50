/** An issuer of demo tokens that does not exist in production. */
@NullMarked
package io.muniment.infra.security.development;

import org.jspecify.annotations.NullMarked;
