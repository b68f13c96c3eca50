package io.muniment.infra.axon;

/** A part of the application is not the one that it was built for. */
final class WronglyWired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WronglyWired(String what) {
        super("Muniment does not start: " + what);
    }
}
