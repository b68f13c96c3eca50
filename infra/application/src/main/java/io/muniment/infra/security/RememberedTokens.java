package io.muniment.infra.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies the signature of a token once a minute, for that is dear; what the token says is checked each time. A key
 * that its issuer withdraws counts that minute longer.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration FOR = Duration.ofMinutes(1);
    private static final int MANY = 4_096;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> checks;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .expireAfterWrite(FOR)
            .maximumSize(MANY)
            .executor(Runnable::run)
            .build();

    /** The decoder is one that makes the same checks. */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> checks) {
        this.decoder = decoder;
        this.checks = checks;
    }

    @Override
    public Jwt decode(String token) {
        @Nullable Jwt known = verified.getIfPresent(token);
        if (known != null && !checks.validate(known).hasErrors()) {
            return known;
        }
        Jwt decoded = decoder.decode(token);
        verified.put(token, decoded);
        return decoded;
    }
}
