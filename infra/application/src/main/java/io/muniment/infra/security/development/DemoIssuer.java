package io.muniment.infra.security.development;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.muniment.infra.security.SecurityProperties;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Signs tokens for demo users, with a key that it keeps in the data folder. */
@Component
@Profile("!production")
@ConditionalOnBooleanProperty("muniment.security.demo-issuer")
public class DemoIssuer {

    public static final String NAME = "urn:muniment:demo-issuer";

    private final RSAKey key;
    private final Duration life;
    private final String audience;
    private final Clock clock;

    @Autowired
    DemoIssuer(@Value("${muniment.data:./data}") Path data, SecurityProperties properties, Clock clock) {
        this.key = DemoKey.in(data);
        this.life = properties.demoTokenLife();
        this.audience = properties.audience();
        this.clock = clock;
    }

    public JWKSet publicKeys() {
        return new JWKSet(key.toPublicJWK());
    }

    public Duration life() {
        return life;
    }

    public String token(DemoUser user) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(NAME)
                .audience(List.of(audience))
                .subject(user.name())
                .claim("tenant", user.tenant())
                .claim("role", user.role().name())
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .id(UUID.randomUUID().toString())
                .build();
        var header =
                JwsHeader.with(SignatureAlgorithm.RS256).keyId(key.getKeyID()).build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)))
                .encode(JwtEncoderParameters.from(header, claims))
                .getTokenValue();
    }
}
