/** How somebody gets in: passwords, sessions, tokens. What is secret is kept in rows, and only as far as it must. */
@NullMarked
package io.muniment.infra.identity;

import org.jspecify.annotations.NullMarked;
