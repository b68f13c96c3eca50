package io.muniment.query;

import io.muniment.kernel.identity.Scope;
import org.jspecify.annotations.Nullable;

/** There is no such thing, or it is not the actor's to see: the two are told apart by nobody. */
public final class NotFound extends QueryRefused {

    private static final long serialVersionUID = 1L;

    private final @Nullable String gate;

    public NotFound(String id) {
        this(id, null);
    }

    private NotFound(String id, @Nullable String gate) {
        super("resource.not-found", "There is nothing with the id " + id);
        this.gate = gate;
    }

    /** It is there, in the actor's tenant, and is somebody else's affair. Only what is noted says so. */
    public static NotFound notOnesOwn(String id) {
        return new NotFound(id, "scope:" + Scope.OWN);
    }

    /** The gate at which the actor was stopped; none if nothing is there. */
    public @Nullable String gate() {
        return gate;
    }
}
