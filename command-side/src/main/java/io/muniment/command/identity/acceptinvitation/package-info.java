/** Whoever was invited has come in. */
@NullMarked
package io.muniment.command.identity.acceptinvitation;

import org.jspecify.annotations.NullMarked;
