/** An invitation was not accepted in time. */
@NullMarked
package io.muniment.command.identity.expireinvitation;

import org.jspecify.annotations.NullMarked;
