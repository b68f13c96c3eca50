/** Who acts: accounts, actors, roles, permissions. */
@NullMarked
package io.muniment.kernel.identity;

import org.jspecify.annotations.NullMarked;
