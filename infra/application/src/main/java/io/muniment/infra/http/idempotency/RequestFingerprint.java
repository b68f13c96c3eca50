package io.muniment.infra.http.idempotency;

import io.muniment.infra.http.Sha256;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Whose key it is, and for what: the same key of somebody else, or for another path, is another key. */
record RequestFingerprint(String tenant, String actor, String method, String path, String key) {

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

    static RequestFingerprint of(HttpServletRequest request, Actor actor, String key) {
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw new Refused(EdgeCode.KEY_MALFORMED, "An Idempotency-Key is 1 to 255 visible ASCII characters.");
        }
        return new RequestFingerprint(
                actor.tenant().value(), actor.id(), request.getMethod(), request.getRequestURI(), key);
    }

    String hash() {
        return new Sha256()
                .add(tenant)
                .add(actor)
                .add(method)
                .add(path)
                .add(key)
                .hex();
    }
}
