package io.muniment.infra.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** 256 bits of chance, of which the database knows the digest only. */
final class RefreshToken {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 32;
    private static final int TEXT = 43;
    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;

    private final byte[] secret;

    private RefreshToken(byte[] secret) {
        this.secret = secret;
    }

    static RefreshToken next() {
        byte[] secret = new byte[BYTES];
        CHANCE.nextBytes(secret);
        return new RefreshToken(secret);
    }

    /** Empty if it is none. */
    static Optional<RefreshToken> of(String text) {
        if (text.length() != TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RefreshToken(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    byte[] digest() {
        return sha256(new byte[0]);
    }

    /** The token that follows this one, for whoever has this one. */
    byte[] seal(RefreshToken successor) {
        return cipher(Cipher.ENCRYPT_MODE, successor.secret);
    }

    RefreshToken open(byte[] sealed) {
        return new RefreshToken(cipher(Cipher.DECRYPT_MODE, sealed));
    }

    /** A token has one successor: its key is used once, and needs no nonce. */
    private byte[] cipher(int mode, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(sha256(new byte[] {1}), "AES"),
                    new GCMParameterSpec(TAG_BITS, new byte[NONCE]));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException("The successor of a refresh token was altered", altered);
        }
    }

    private byte[] sha256(byte[] purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            return digest.digest(purpose);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "a refresh token";
    }
}
