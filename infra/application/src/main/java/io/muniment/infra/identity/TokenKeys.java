package io.muniment.infra.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.muniment.infra.secrets.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs tokens, and another whose tokens count too, while one follows the other. A key is called after
 * itself, so that all who have the same file call it the same.
 */
record TokenKeys(RSAKey current, @Nullable RSAKey other) {

    private static final int BITS = 3072;
    private static final int FEWEST_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    static TokenKeys of(@Nullable Path current, @Nullable Path other, Path data) {
        Path file = current == null
                ? SecretFile.madeOnce(data.resolve("token-signing-key.pem"), TokenKeys::generate)
                : current;
        return new TokenKeys(read(file), other == null ? null : read(other));
    }

    /** What anybody may know. */
    JWKSet publicKeys() {
        return new JWKSet(Stream.concat(Stream.of(current), Stream.ofNullable(other))
                .map(RSAKey::toPublicJWK)
                .distinct()
                .map(com.nimbusds.jose.jwk.JWK.class::cast)
                .toList());
    }

    JWKSet signing() {
        return new JWKSet(List.of(current));
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8));
            return BEGIN + "\n" + lines.encodeToString(key) + "\n" + END + "\n";
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static RSAKey read(Path file) {
        try {
            String pem = Files.readString(file).strip();
            if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
                throw unusable(file, null);
            }
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            if (!(rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof RSAPrivateCrtKey key)
                    || key.getModulus().bitLength() < FEWEST_BITS) {
                throw unusable(file, null);
            }
            RSAPublicKey shown =
                    (RSAPublicKey) rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            return new RSAKey.Builder(shown)
                    .privateKey(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException failure) {
            throw unusable(file, failure);
        }
    }

    private static IllegalStateException unusable(Path file, @Nullable Exception cause) {
        return new IllegalStateException(
                "%s holds no private RSA key of %d bits or more in PEM (openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:%d)"
                        .formatted(file, FEWEST_BITS, BITS),
                cause);
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "signing key " + current.getKeyID();
    }
}
