/** Somebody is asked by mail to come in. */
@NullMarked
package io.muniment.command.identity.inviteperson;

import org.jspecify.annotations.NullMarked;
