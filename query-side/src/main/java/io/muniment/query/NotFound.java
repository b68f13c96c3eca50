package io.muniment.query;

/** There is no such thing, or it is not the actor's to see: the two are told apart by nobody. */
public final class NotFound extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public NotFound(String id) {
        super("resource.not-found", "There is nothing with the id " + id);
    }
}
