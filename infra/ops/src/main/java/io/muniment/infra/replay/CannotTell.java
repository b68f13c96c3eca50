package io.muniment.infra.replay;

/** Nothing is found to be wrong, and nothing to be right; the message says what is missing. */
final class CannotTell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotTell(String why) {
        super(why);
    }
}
