/** Mails: put down with what causes them, and sent afterwards, over SMTP or into a folder. */
@NullMarked
package io.muniment.infra.mail;

import org.jspecify.annotations.NullMarked;
