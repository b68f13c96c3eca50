package io.muniment.infra.identity;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Makes hashes and compares with them. Where there is no hash the same work is done, so that nobody can tell by it.
 * Each needs memory, so only a few are made at once, and others wait.
 */
final class PasswordHashes {

    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(5);

    private final PasswordEncoder encoder;
    private final String ofNobody;
    private final Semaphore atOnce;

    PasswordHashes(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.ofNobody = encoder.encode("nobody has this password");
        this.atOnce = new Semaphore(atOnce);
    }

    String hash(String password) {
        return inTurn(() -> encoder.encode(plain(password)));
    }

    boolean matches(String password, @Nullable String hash) {
        boolean isSame = inTurn(() -> encoder.matches(plain(password), hash == null ? ofNobody : hash));
        return isSame && hash != null;
    }

    /** Whether a hash would be made otherwise today. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** Keyboards differ in how they send the same letter. */
    private static String plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(WAIT_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refused.until(EdgeCode.BUSY, "Too many sign in at once.", WAIT_AT_MOST);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a turn", stopped);
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
