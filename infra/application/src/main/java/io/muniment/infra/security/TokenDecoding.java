package io.muniment.infra.security;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.muniment.infra.security.development.DemoIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Which keys sign tokens, and what else a token must prove. Only asymmetric signatures are ever tried. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class TokenDecoding {

    private static final int FEWEST_BITS = 2048;

    @Bean
    JwtDecoder jwtDecoder(
            SecurityProperties properties,
            ObjectProvider<DemoIssuer> demo,
            ObjectProvider<OwnTokens> own,
            Clock clock) {
        Map<String, JWKSource<SecurityContext>> keys = new HashMap<>();
        Map<String, OAuth2TokenValidator<Jwt>> checks = new HashMap<>();
        demo.ifAvailable(issuer -> {
            keys.put(DemoIssuer.NAME, new ImmutableJWKSet<>(issuer.publicKeys()));
            checks.put(DemoIssuer.NAME, checks(DemoIssuer.NAME, properties, clock));
        });
        own.ifAvailable(tokens -> {
            keys.put(tokens.issuer(), (selector, _) -> selector.select(tokens.keys()));
            checks.put(
                    tokens.issuer(),
                    new DelegatingOAuth2TokenValidator<>(
                            checks(tokens.issuer(), properties, clock), tokens.standing()));
        });
        return keys.isEmpty() ? ofAnother(properties, clock) : ofThisHouse(keys, checks);
    }

    private static JwtDecoder ofThisHouse(
            Map<String, JWKSource<SecurityContext>> keys, Map<String, OAuth2TokenValidator<Jwt>> checks) {
        Map<String, JwtDecoder> decoders = new HashMap<>();
        keys.forEach((issuer, source) -> decoders.put(
                issuer,
                checked(NimbusJwtDecoder.withJwkSource(source).build(), Objects.requireNonNull(checks.get(issuer)))));
        return new RememberedTokens(
                new TokensOfIssuers(decoders),
                token -> Objects.requireNonNull(checks.get(token.getClaimAsString(JwtClaimNames.ISS)))
                        .validate(token));
    }

    private static JwtDecoder ofAnother(SecurityProperties properties, Clock clock) {
        if (properties.issuer() == null) {
            throw new UnsafeConfiguration(
                    "Nobody could sign in: muniment.security.issuer is not set",
                    "Set muniment.security.issuer, and muniment.security.jwk-set-uri or"
                            + " muniment.security.public-key-location where the issuer offers no discovery;"
                            + " muniment.security.demo-issuer=true lets anybody in, for show.");
        }
        OAuth2TokenValidator<Jwt> checks = checks(properties.issuer(), properties, clock);
        return new RememberedTokens(realKeys(properties, checks), checks);
    }

    private static JwtDecoder realKeys(SecurityProperties properties, OAuth2TokenValidator<Jwt> checks) {
        if (properties.jwkSetUri() != null) {
            return checked(
                    NimbusJwtDecoder.withJwkSetUri(properties.jwkSetUri().toString())
                            .jwsAlgorithm(SignatureAlgorithm.RS256)
                            .jwsAlgorithm(SignatureAlgorithm.ES256)
                            .build(),
                    checks);
        }
        if (properties.publicKeyLocation() != null) {
            RSAPublicKey key = read(properties.publicKeyLocation());
            if (key.getModulus().bitLength() < FEWEST_BITS) {
                throw new UnsafeConfiguration(
                        "muniment.security.public-key-location holds an RSA key of less than %d bits"
                                .formatted(FEWEST_BITS),
                        "Let the issuer sign with a longer key: others could find the private half of this one.");
            }
            return checked(NimbusJwtDecoder.withPublicKey(key).build(), checks);
        }
        // discovered at the first token: the issuer may start later than we do
        String issuer = Objects.requireNonNull(properties.issuer());
        return new SupplierJwtDecoder(
                () -> checked(NimbusJwtDecoder.withIssuerLocation(issuer).build(), checks));
    }

    private static NimbusJwtDecoder checked(NimbusJwtDecoder decoder, OAuth2TokenValidator<Jwt> checks) {
        decoder.setJwtValidator(checks);
        // compared as it stands: for the URL of a URN the class path would be searched with every request
        decoder.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> checks(String issuer, SecurityProperties properties, Clock clock) {
        var times = new JwtTimestampValidator(properties.clockSkew());
        times.setAllowEmptyExpiryClaim(false);
        times.setAllowEmptyNotBeforeClaim(true);
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(issuer), new JwtAudienceValidator(properties.audience()));
    }

    private static RSAPublicKey read(Resource location) {
        try (InputStream pem = location.getInputStream()) {
            return Objects.requireNonNull(RsaKeyConverters.x509().convert(pem));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("muniment.security.public-key-location cannot be read", unreadable);
        }
    }
}
