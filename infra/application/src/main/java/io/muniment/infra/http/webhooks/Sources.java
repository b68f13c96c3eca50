package io.muniment.infra.http.webhooks;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.http.webhooks.WebhookSettings.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may send something, and the secrets that they share with this house. */
@Component
class Sources {

    private static final int SHORTEST = 16;

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Clock clock;

    Sources(WebhookSettings settings, Clock clock) {
        settings.sources().forEach((name, source) -> known.put(name, new Known(source, secretsOf(name, source))));
        this.clock = clock;
    }

    private record Known(Source source, List<String> secrets) {

        /** Never the secrets. */
        @Override
        public String toString() {
            return source.toString();
        }
    }

    private static List<String> secretsOf(String name, Source source) {
        try {
            List<String> secrets = Files.readAllLines(source.secretFile()).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
                throw new IllegalArgumentException(
                        "muniment.webhooks.sources.%s.secret-file holds no secret of %d characters or more"
                                .formatted(name, SHORTEST));
            }
            return secrets;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "muniment.webhooks.sources.%s.secret-file cannot be read".formatted(name), unreadable);
        }
    }

    @Nullable
    String headerOf(String name) {
        Known one = known.get(name);
        return one == null ? null : one.source().header();
    }

    void requireSigned(String name, @Nullable String header, byte[] body) {
        Known one = known.get(name);
        if (one == null) {
            throw new Refused(EdgeCode.NOT_FOUND, EdgeCode.NOT_FOUND.title());
        }
        if (header == null
                || Signature.of(header)
                        .filter(signature -> signature.isOf(body, one.secrets()))
                        .flatMap(Signature::at)
                        .filter(at -> isRecent(at, one.source().tolerance()))
                        .isEmpty()) {
            throw new Refused(
                    EdgeCode.SIGNATURE_REFUSED, "It is not signed, or not by whom it should be, or long ago.");
        }
    }

    /** Who has overheard a message cannot send it again later. */
    private boolean isRecent(Instant signedAt, Duration tolerance) {
        return Duration.between(signedAt, clock.instant()).abs().compareTo(tolerance) <= 0;
    }
}
