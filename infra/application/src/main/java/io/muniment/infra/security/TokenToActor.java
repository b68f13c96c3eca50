package io.muniment.infra.security;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The actor that a verified token speaks of: claims {@code sub}, {@code tenant} and one {@code role}. */
@Component
final class TokenToActor implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final String SYSTEM_PREFIX = "system:";

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Actor actor = Actor.person(subject(token), role(token), tenant(token));
        var permissions = actor.role().permissions().stream()
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .toList();
        return new JwtAuthenticationToken(token, actor, permissions);
    }

    /** Nobody from outside may bear a name that history would show as the system's. */
    private static String subject(Jwt token) {
        @Nullable String subject = token.getSubject();
        if (subject == null || subject.isBlank() || subject.startsWith(SYSTEM_PREFIX)) {
            throw refused(EdgeCode.TOKEN_REFUSED, "The claim 'sub' names nobody who may sign in.");
        }
        return subject;
    }

    private static Role role(Jwt token) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM
                        && role.name().equals(token.getClaims().get("role")))
                .findAny()
                .orElseThrow(() -> refused(EdgeCode.ROLE_REFUSED, "The claim 'role' must be one known role."));
    }

    private static TenantId tenant(Jwt token) {
        if (token.getClaims().get("tenant") instanceof String tenant) {
            try {
                return new TenantId(tenant);
            } catch (IllegalArgumentException malformed) {
                throw refused(EdgeCode.TENANT_REFUSED, "The claim 'tenant' is malformed.");
            }
        }
        throw refused(EdgeCode.TENANT_REFUSED, "The claim 'tenant' is missing.");
    }

    private static InvalidBearerTokenException refused(EdgeCode code, String detail) {
        return new InvalidBearerTokenException(detail, new Refused(code, detail));
    }
}
