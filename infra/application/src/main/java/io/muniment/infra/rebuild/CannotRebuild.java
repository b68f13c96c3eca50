package io.muniment.infra.rebuild;

/** An event stands in the way of a rebuild that the live read model has not parked. */
public final class CannotRebuild extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRebuild(String message, Throwable cause) {
        super(message, cause);
    }
}
