package io.muniment.infra.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** What makes a link one's own: 256 bits of chance, of which the database knows the digest only. */
final class LinkToken {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 32;
    private static final int TEXT = 43;

    private final byte[] secret;

    private LinkToken(byte[] secret) {
        this.secret = secret;
    }

    static LinkToken next() {
        byte[] secret = new byte[BYTES];
        CHANCE.nextBytes(secret);
        return new LinkToken(secret);
    }

    /** Empty if it is none. */
    static Optional<LinkToken> of(String text) {
        if (text.length() != TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinkToken(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "the token of a link";
    }
}
