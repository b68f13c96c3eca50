package io.muniment.infra.privacy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * XAES-256-GCM (C2SP): AES-256-GCM under a key that follows from this one and the first half of a nonce of 24 bytes. A
 * nonce of chance is long enough for any number of values, and the key of one value opens no other.
 */
final class Xaes {

    static final int KEY = 32;
    static final int NONCE = 24;

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String AES = "AES";
    /** To look for the algorithms takes as long as to open a value. */
    private static final ThreadLocal<Cipher> BLOCKS = ThreadLocal.withInitial(() -> cipher("AES/ECB/NoPadding"));

    private static final ThreadLocal<Cipher> GCM = ThreadLocal.withInitial(() -> cipher("AES/GCM/NoPadding"));
    private static final int BLOCK = 16;
    private static final int HALF = NONCE / 2;
    private static final int TAG_BITS = 128;
    /** What doubling in the field of CMAC carries over. */
    private static final int CARRY = 0x87;

    private Xaes() {}

    static SecretKey newKey() {
        return key(chance(KEY));
    }

    static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY) {
            throw new IllegalArgumentException("a key has %d bytes".formatted(KEY));
        }
        return new SecretKeySpec(bytes, AES);
    }

    /** The nonce, then what only its key can open. */
    static byte[] seal(SecretKey key, byte[] plain, byte[] context) {
        byte[] nonce = chance(NONCE);
        byte[] sealed = seal(key, nonce, plain, context);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    static byte[] seal(SecretKey key, byte[] nonce, byte[] plain, byte[] context) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, valueKey(key, nonce), nonce, context)
                    .doFinal(plain);
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    static byte[] open(SecretKey key, byte[] sealed, byte[] context) throws AEADBadTagException {
        if (sealed.length < NONCE) {
            throw new AEADBadTagException("too short to be sealed");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, valueKey(key, nonce), nonce, context)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException altered) {
            throw altered;
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    /** Two blocks of CMAC as the key derivation of NIST SP 800-108 takes them: a counter, the label X, the nonce. */
    static SecretKey valueKey(SecretKey key, byte[] nonce) {
        try {
            Cipher aes = BLOCKS.get();
            aes.init(Cipher.ENCRYPT_MODE, key);
            byte[] mask = doubled(aes.doFinal(new byte[BLOCK]));
            byte[] blocks = new byte[2 * BLOCK];
            for (int place = 0; place < 2; place++) {
                ByteBuffer block = ByteBuffer.wrap(blocks, place * BLOCK, BLOCK);
                block.put((byte) 0).put((byte) (place + 1)).put((byte) 'X').put((byte) 0);
                block.put(nonce, 0, HALF);
                for (int at = 0; at < BLOCK; at++) {
                    blocks[place * BLOCK + at] ^= mask[at];
                }
            }
            return key(aes.doFinal(blocks));
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    private static byte[] doubled(byte[] block) {
        byte[] twice = new byte[BLOCK];
        int carry = 0;
        for (int at = BLOCK - 1; at >= 0; at--) {
            int shifted = (block[at] & 0xFF) << 1 | carry;
            twice[at] = (byte) shifted;
            carry = shifted >>> 8;
        }
        twice[BLOCK - 1] ^= (byte) (carry * CARRY);
        return twice;
    }

    private static Cipher cipher(int mode, SecretKey valueKey, byte[] nonce, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = GCM.get();
        cipher.init(mode, valueKey, new GCMParameterSpec(TAG_BITS, nonce, HALF, HALF));
        cipher.updateAAD(context);
        return cipher;
    }

    private static Cipher cipher(String algorithm) {
        try {
            return Cipher.getInstance(algorithm);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] chance(int length) {
        byte[] bytes = new byte[length];
        CHANCE.nextBytes(bytes);
        return bytes;
    }
}
