/** An invitation forgets whom it was for. */
@NullMarked
package io.muniment.command.identity.eraseinvitation;

import org.jspecify.annotations.NullMarked;
