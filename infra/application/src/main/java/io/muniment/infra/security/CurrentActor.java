package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Who makes the request that this thread serves. */
@Component
public class CurrentActor implements Supplier<Actor> {

    /** The claim of an own token that names its session. */
    public static final String SESSION = "sid";

    /** Answered with 401 if nobody is signed in. */
    @Override
    public Actor get() {
        return find().orElseThrow(() -> new InsufficientAuthenticationException("Nobody is signed in"));
    }

    /** When the token of this request expires. */
    public Optional<Instant> signedInUntil() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(JwtAuthenticationToken.class::isInstance)
                .map(signedIn -> ((JwtAuthenticationToken) signedIn).getToken().getExpiresAt());
    }

    /** The session of which the token of this request came; none if another issuer made it. */
    public Optional<String> session() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(JwtAuthenticationToken.class::isInstance)
                .map(signedIn -> ((JwtAuthenticationToken) signedIn).getToken().getClaimAsString(SESSION));
    }

    /** Makes the rest of the request in that tenant. */
    public Actor actIn(TenantId tenant) {
        Actor home = get();
        Actor there = new Actor(home.id(), home.role(), tenant, home.onBehalfOf());
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken signedIn) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    new JwtAuthenticationToken(signedIn.getToken(), there, signedIn.getAuthorities()));
            SecurityContextHolder.setContext(context);
        }
        return there;
    }

    public Optional<Actor> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(Actor.class::isInstance)
                .map(Actor.class::cast);
    }
}
