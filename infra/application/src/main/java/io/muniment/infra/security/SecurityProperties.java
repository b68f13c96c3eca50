package io.muniment.infra.security;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Whose tokens are accepted. With an issuer alone its keys are found by discovery; a JWK set address or the file of an
 * RSA public key names them directly.
 */
@ConfigurationProperties("muniment.security")
public record SecurityProperties(
        @Nullable String issuer,
        @DefaultValue("muniment") String audience,
        @Nullable URI jwkSetUri,
        @Nullable Resource publicKeyLocation,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("false") boolean demoIssuer,
        @DefaultValue("8h") Duration demoTokenLife) {}
