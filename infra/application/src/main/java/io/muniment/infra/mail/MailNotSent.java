package io.muniment.infra.mail;

/** It is to be tried again. */
final class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailNotSent(String message) {
        super(message, null, false, false);
    }
}
