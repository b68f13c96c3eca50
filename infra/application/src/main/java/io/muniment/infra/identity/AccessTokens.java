package io.muniment.infra.identity;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.muniment.infra.security.CurrentActor;
import io.muniment.infra.security.SecurityProperties;
import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.tables.records.IdentitySessionRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Says for a while who somebody is, where, and as what; it is good for no longer than the session it came of. */
final class AccessTokens {

    /** The claim that says which generation of a session's tokens it is of. */
    static final String GENERATION = "gen";

    private final JwtEncoder encoder;
    private final JwsHeader header;
    private final IdentitySettings settings;
    private final String audience;
    private final Clock clock;

    AccessTokens(TokenKeys keys, IdentitySettings settings, SecurityProperties security, Clock clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(keys.signing()));
        this.header = JwsHeader.with(SignatureAlgorithm.RS256)
                .keyId(keys.current().getKeyID())
                .build();
        this.settings = settings;
        this.audience = security.audience();
        this.clock = clock;
    }

    Duration life() {
        return settings.accessTokenLife();
    }

    String of(Actor actor, IdentitySessionRecord session) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(audience))
                .subject(actor.id())
                .claim("tenant", actor.tenant().value())
                .claim("role", actor.role().name())
                .claim(CurrentActor.SESSION, session.getId())
                .claim(GENERATION, session.getGeneration())
                .issuedAt(now)
                .expiresAt(now.plus(life()))
                .id(UUID.randomUUID().toString())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
