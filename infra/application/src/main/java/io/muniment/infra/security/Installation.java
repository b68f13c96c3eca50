package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * The running system as a whole, which one tenant looks after: what it says of itself concerns all tenants alike. Where
 * no tenant is named, nobody looks after it from outside.
 */
@Component
public class Installation implements AuthorizationManager<RequestAuthorizationContext> {

    private final String tenant;

    Installation(@Value("${muniment.operations.tenant:}") String tenant) {
        this.tenant = tenant;
    }

    /** Whether the actor is of the tenant that looks after it. */
    public boolean isRunBy(Actor actor) {
        return actor.tenant().value().equals(tenant);
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> signedIn, RequestAuthorizationContext request) {
        @Nullable Authentication known = signedIn.get();
        return new AuthorizationDecision(known != null
                && known.getPrincipal() instanceof Actor actor
                && actor.mayForAll(Permission.OPERATE)
                && isRunBy(actor));
    }
}
