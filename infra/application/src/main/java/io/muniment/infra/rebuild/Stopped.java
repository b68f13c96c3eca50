package io.muniment.infra.rebuild;

/** Somebody has stopped the rebuild. */
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
        super("The rebuild was stopped");
    }
}
