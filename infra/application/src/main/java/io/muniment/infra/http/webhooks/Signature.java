package io.muniment.infra.http.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a source says of its message, as Stripe does: {@code t=1764371520,v1=5257a8…}. The hash is over the time, a dot
 * and the body as it came. There may be several, while one secret follows another; kinds that nobody knows here are
 * skipped.
 *
 * @param signedAt when it was signed, as it was written
 */
record Signature(String signedAt, List<byte[]> hashes) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String TIME = "t=";
    private static final String HASH = "v1=";
    private static final int MANY = 10;

    /** Nothing, if it is none. */
    static Optional<Signature> of(String header) {
        List<String> parts =
                Arrays.stream(header.split(",", MANY + 1)).map(String::strip).toList();
        List<String> times =
                parts.stream().filter(part -> part.startsWith(TIME)).toList();
        if (times.size() != 1 || parts.size() > MANY) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Signature(
                    times.getFirst().substring(TIME.length()),
                    parts.stream()
                            .filter(part -> part.startsWith(HASH))
                            .map(part -> HexFormat.of().parseHex(part.substring(HASH.length())))
                            .toList()));
        } catch (IllegalArgumentException noHex) {
            return Optional.empty();
        }
    }

    Optional<Instant> at() {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(signedAt)));
        } catch (NumberFormatException | DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** All are compared, and each to its end: how long it takes tells nothing. */
    boolean isOf(byte[] body, List<String> secrets) {
        boolean isOne = false;
        for (String secret : secrets) {
            byte[] expected = hash(body, secret);
            for (byte[] hash : hashes) {
                isOne |= MessageDigest.isEqual(expected, hash);
            }
        }
        return isOne;
    }

    private byte[] hash(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((signedAt + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
