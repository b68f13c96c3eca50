/** What each of several processes of one installation does. */
@NullMarked
package io.muniment.infra.roles;

import org.jspecify.annotations.NullMarked;
