package io.muniment.infra.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256, as RFC 9162 has it in a tree (section 2.1): leaves and inner nodes begin differently, so that neither passes
 * for the other.
 */
public final class Hash {

    public static final int LENGTH = 32;

    /** To look for the algorithm takes as long as to hash a node. */
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Hash::newDigest);

    /** The root of a tree without leaves. */
    public static final Hash OF_NOTHING = new Hash(digest().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = digest();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = digest();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** One of several that stand one after the other. */
    public static Hash at(byte[] hashes, int place) {
        return new Hash(Arrays.copyOfRange(hashes, place * LENGTH, (place + 1) * LENGTH));
    }

    public static Hash parse(String base64) {
        byte[] bytes = Bytes.ofBase64(base64);
        if (bytes.length != LENGTH) {
            throw new NotProven(
                    "'%s' is no hash: it has %d bytes instead of %d".formatted(base64, bytes.length, LENGTH));
        }
        return new Hash(bytes);
    }

    static MessageDigest digest() {
        return DIGESTS.get();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
