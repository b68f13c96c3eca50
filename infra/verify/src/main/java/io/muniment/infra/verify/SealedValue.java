package io.muniment.infra.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A value that was sealed for a person with XAES-256-GCM (C2SP), to be opened with its own key. */
record SealedValue(String person, String base64) {

    private static final int NONCE = 24;
    private static final int HALF = 12;
    private static final int TAG_BITS = 128;

    /** None where the value is not sealed. */
    static @Nullable SealedValue of(@Nullable Object stored) {
        return stored instanceof JsonObject value
                        && value.members().keySet().equals(java.util.Set.of("person", "sealed"))
                ? new SealedValue(value.text("person"), value.text("sealed"))
                : null;
    }

    void mustBe(String plain, String valueKey) {
        byte[] sealed = Bytes.ofBase64(base64);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(Bytes.ofBase64(valueKey), "AES");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, HALF, HALF));
            cipher.updateAAD(person.getBytes(StandardCharsets.UTF_8));
            if (Bytes.asText(cipher.doFinal(sealed, NONCE, sealed.length - NONCE))
                    .equals(plain)) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException another) {
            throw new NotProven("a key does not open the value that it is said to be of");
        }
        throw new NotProven("what is shown of a person is not what was sealed");
    }
}
