/** An invitation is taken back. */
@NullMarked
package io.muniment.command.identity.revokeinvitation;

import org.jspecify.annotations.NullMarked;
