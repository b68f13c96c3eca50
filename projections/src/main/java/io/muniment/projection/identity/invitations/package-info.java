/** Who was invited into which tenant, and what came of it. */
@NullMarked
package io.muniment.projection.identity.invitations;

import org.jspecify.annotations.NullMarked;
