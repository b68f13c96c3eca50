package io.muniment.infra.matrix;

import io.muniment.kernel.identity.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who asks; nobody, if no token is sent that counts. */
record Caller(String name, @Nullable Actor actor, Map<String, String> headers) {

    Caller {
        headers = Map.copyOf(headers);
    }

    static Caller signedIn(Actor actor, String token) {
        return new Caller(
                "%s of %s".formatted(actor.role(), actor.tenant()), actor, Map.of("Authorization", "Bearer " + token));
    }

    static Caller nobody(String name, String token) {
        return new Caller(name, null, Map.of("Authorization", "Bearer " + token));
    }

    static Caller withoutToken() {
        return new Caller("no token", null, Map.of());
    }

    @Override
    public String toString() {
        return name;
    }
}
