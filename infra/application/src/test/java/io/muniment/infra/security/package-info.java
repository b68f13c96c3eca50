/** What the door keeper refuses to start with. */
@NullMarked
package io.muniment.infra.security;

import org.jspecify.annotations.NullMarked;
