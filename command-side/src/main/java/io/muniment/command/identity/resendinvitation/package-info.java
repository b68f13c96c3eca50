/** An invitation is sent again, with another link. */
@NullMarked
package io.muniment.command.identity.resendinvitation;

import org.jspecify.annotations.NullMarked;
