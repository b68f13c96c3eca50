package io.muniment.kernel.privacy;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A person as one tenant knows them. It follows from the tenant and the person's id there, so that there is one for
 * each, and the same person is another one in another tenant.
 */
public record PersonId(String value) implements TypedId {

    public static final String PREFIX = "psn";

    private static final long BUT_VERSION = 0xFFFFFFFFFFFF0FFFL;
    private static final long VERSION_7 = 0x7000L;
    private static final long BUT_VARIANT = 0x3FFFFFFFFFFFFFFFL;
    private static final long VARIANT = 0x8000000000000000L;

    public PersonId {
        TypedId.check(PREFIX, value);
    }

    /** Shaped as every id, though there is no time in it. */
    public static PersonId of(TenantId tenant, String person) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(tenant.value() + "/" + person));
        UUID uuid = new UUID(digest.getLong() & BUT_VERSION | VERSION_7, digest.getLong() & BUT_VARIANT | VARIANT);
        return new PersonId(PREFIX + "_" + uuid);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
