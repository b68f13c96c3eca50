/** What somebody can be, and what each may do. */
@NullMarked
package io.muniment.query.identity.roles;

import org.jspecify.annotations.NullMarked;
