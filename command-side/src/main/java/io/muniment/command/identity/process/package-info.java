/** What follows from invitations and from ordered links: mails, and the end of what was not accepted. */
@NullMarked
package io.muniment.command.identity.process;

import org.jspecify.annotations.NullMarked;
