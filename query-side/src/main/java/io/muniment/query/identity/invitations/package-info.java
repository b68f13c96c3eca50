/** Who was invited, and has come in or not. */
@NullMarked
package io.muniment.query.identity.invitations;

import org.jspecify.annotations.NullMarked;
