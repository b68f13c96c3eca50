package io.muniment.infra.security;

import com.nimbusds.jose.jwk.JWKSet;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The tokens that this installation signs itself.
 *
 * @param issuer by which they are told from those of others
 * @param keys the public halves of the keys that sign them, or did a while ago
 * @param standing whether what a token came of still stands; asked with every request
 */
public record OwnTokens(String issuer, JWKSet keys, OAuth2TokenValidator<Jwt> standing) {}
