package io.muniment.query;

/** Nobody knows yet what will be. */
public final class InTheFuture extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public InTheFuture(String parameter, String text) {
        super("history.in-the-future", "%s=%s has not come yet".formatted(parameter, text));
    }
}
