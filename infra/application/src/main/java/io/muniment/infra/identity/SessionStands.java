package io.muniment.infra.identity;

import io.muniment.infra.security.CurrentActor;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** A session that has ended anywhere has ended here: its row is looked up with every request. */
record SessionStands(Sessions sessions) implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult OVER = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The session is over", null));

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        boolean stands = token.getClaims().get(CurrentActor.SESSION) instanceof String session
                && token.getClaims().get(AccessTokens.GENERATION) instanceof Number generation
                && sessions.generation(session)
                        .filter(now -> now.longValue() == generation.longValue())
                        .isPresent();
        return stands ? OAuth2TokenValidatorResult.success() : OVER;
    }
}
