package io.muniment.infra.evidence;

import io.muniment.infra.secrets.SecretFile;
import io.muniment.query.evidence.packs.PackLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Links that say themselves how long they are good for, under an HMAC. */
final class SignedLinks implements PackLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;
    private final Duration life;
    private final Clock clock;

    private SignedLinks(byte[] key, Duration life, Clock clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.life = life;
        this.clock = clock;
    }

    static SignedLinks in(Path file, Duration life, Clock clock) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length >= SHORTEST_KEY) {
                return new SignedLinks(key, life, clock);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The key of links cannot be read in " + file, failed);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(file + " holds no key in Base64 (openssl rand -base64 32)", malformed);
        }
        throw new IllegalStateException(file + " holds a key of less than 32 bytes (openssl rand -base64 32)");
    }

    static SignedLinks madeIn(Path data, Duration life, Clock clock) {
        return in(SecretFile.madeOnce(data.resolve("evidence-link-key"), SignedLinks::newKey), life, clock);
    }

    private static String newKey() {
        byte[] key = new byte[SHORTEST_KEY];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    @Override
    public PackLink linkTo(String pack) {
        long expires = clock.instant().plus(life).getEpochSecond();
        return new PackLink(
                "/api/evidence-packs/%s/download?expires=%d&signature=%s".formatted(pack, expires, sign(pack, expires)),
                Instant.ofEpochSecond(expires));
    }

    boolean isOurs(String pack, long expires, String signature) {
        return MessageDigest.isEqual(
                sign(pack, expires).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    boolean hasExpired(long expires) {
        return clock.instant().getEpochSecond() >= expires;
    }

    private String sign(String pack, long expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String said = "evidence pack\n%s\n%d\n".formatted(pack, expires);
            return HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
