/** Who may come in: token checks, the list of open paths, the actor of a request. */
@NullMarked
package io.muniment.infra.security;

import org.jspecify.annotations.NullMarked;
