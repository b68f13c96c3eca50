package io.muniment.infra.mail;

/** Nobody has taken the mail. */
final class NotPosted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPosted(String message, Throwable cause) {
        super(message, cause);
    }
}
