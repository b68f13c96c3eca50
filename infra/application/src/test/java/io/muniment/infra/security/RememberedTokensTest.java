package io.muniment.infra.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private static final Instant ISSUED = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> verified = new ArrayList<>();
    private Instant now = ISSUED;
    private final RememberedTokens tokens = new RememberedTokens(this::verify, notExpired());

    private OAuth2TokenValidator<Jwt> notExpired() {
        return token -> now.isBefore(token.getExpiresAt())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("expired"));
    }

    private Jwt verify(String token) {
        verified.add(token);
        if (token.startsWith("forged") || !now.isBefore(ISSUED.plus(Duration.ofMinutes(5)))) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(ISSUED.plus(Duration.ofMinutes(5)))
                .build();
    }

    @Test
    void aSignatureIsVerifiedOnceForATokenThatComesAgain() {
        assertThat(tokens.decode("ada").getSubject()).isEqualTo("ada");
        assertThat(tokens.decode("ada").getSubject()).isEqualTo("ada");
        assertThat(tokens.decode("rita").getSubject()).isEqualTo("rita");

        assertThat(verified).containsExactly("ada", "rita");
    }

    @Test
    void whatATokenSaysIsCheckedEachTime() {
        tokens.decode("ada");

        now = ISSUED.plus(Duration.ofMinutes(5));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("ada"));
        assertThat(verified).containsExactly("ada", "ada");
    }

    @Test
    void aForgedTokenIsNotRemembered() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("forged"));

        assertThat(verified).containsExactly("forged", "forged");
    }
}
