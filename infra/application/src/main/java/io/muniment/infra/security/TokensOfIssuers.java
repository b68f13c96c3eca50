package io.muniment.infra.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Several issuers are trusted, each with its own keys for its own tokens. */
record TokensOfIssuers(Map<String, JwtDecoder> decoders) implements JwtDecoder {

    TokensOfIssuers {
        decoders = Map.copyOf(decoders);
    }

    /** The issuer that is read here is not believed: its decoder looks whether it has signed. */
    @Override
    public Jwt decode(String token) {
        @Nullable String issuer = issuerOf(token);
        @Nullable JwtDecoder decoder = issuer == null ? null : decoders.get(issuer);
        if (decoder == null) {
            throw new BadJwtException("No issuer that is trusted");
        }
        return decoder.decode(token);
    }

    private static @Nullable String issuerOf(String token) {
        try {
            @Nullable JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet(); // none where they are encrypted
            return claims == null ? null : claims.getIssuer();
        } catch (ParseException malformed) {
            throw new BadJwtException("That is no token", malformed);
        }
    }
}
