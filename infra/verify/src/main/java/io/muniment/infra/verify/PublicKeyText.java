package io.muniment.infra.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key with the name of who signs, as C2SP's signed-note writes it: {@code name+id+key}.
 *
 * @param id the first four bytes of a hash of name and key: it finds the key and proves nothing
 * @param key the 32 bytes of an Ed25519 key, in base64
 */
public record PublicKeyText(String name, String id, String key) {

    private static final Pattern FORM = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+(\\S+)");
    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;
    private static final int ID_LENGTH = 4;

    /** What comes before the 32 bytes in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static PublicKeyText of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
        return new PublicKeyText(name, idOf(name, raw), Base64.getEncoder().encodeToString(raw));
    }

    public static PublicKeyText parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new NotProven("'%s' is no public key: it should read name+id+key".formatted(text));
        }
        byte[] typed = Bytes.ofBase64(form.group(3));
        if (typed.length != KEY_LENGTH + 1 || typed[0] != ED25519) {
            throw new NotProven("'%s' is no public key of Ed25519".formatted(text));
        }
        byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
        if (!idOf(form.group(1), raw).equals(form.group(2))) {
            throw new NotProven("the id %s does not belong to the key %s".formatted(form.group(2), text));
        }
        return new PublicKeyText(
                form.group(1), form.group(2), Base64.getEncoder().encodeToString(raw));
    }

    private static String idOf(String name, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(new byte[] {'\n', ED25519});
            return HexFormat.of().formatHex(digest.digest(raw), 0, ID_LENGTH);
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    boolean hasSigned(String text, byte[] signature) {
        try {
            byte[] raw = Base64.getDecoder().decode(key);
            byte[] encoded = Arrays.copyOf(X509, X509.length + raw.length);
            System.arraycopy(raw, 0, encoded, X509.length, raw.length);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException noKeyOrNoSignature) {
            return false;
        }
    }

    @Override
    public String toString() {
        byte[] raw = Base64.getDecoder().decode(key);
        byte[] typed = new byte[raw.length + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return "%s+%s+%s".formatted(name, id, Base64.getEncoder().encodeToString(typed));
    }
}
