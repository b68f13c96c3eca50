package io.muniment.projection.verification;

import io.muniment.kernel.event.EventName;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** A log of verification requests: random but valid lives, mixed with each other; the same seed gives the same log. */
public final class VerificationLives {

    public static final Instant EPOCH = Instant.parse("2026-03-01T08:00:00Z");
    public static final TenantId ACME = new TenantId("acme");

    private final Random random;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<VerificationRequestId, Life> lives = new LinkedHashMap<>();

    public VerificationLives(long seed) {
        this.random = new Random(seed);
    }

    /** Begins so many requests and lets them live on, now this one, now that one. */
    public static VerificationLives of(long seed, int requests, int steps) {
        var log = new VerificationLives(seed);
        var step = new RandomStep(log.random);
        for (int i = 0; i < requests; i++) {
            log.happen(log.random.nextInt(4) == 0 ? new TenantId("zeta") : ACME, step.first(log.nextRequest()));
        }
        for (int i = 0; i < steps; i++) {
            var ids = List.copyOf(log.lives.keySet());
            var life = Objects.requireNonNull(log.lives.get(ids.get(log.random.nextInt(ids.size()))));
            step.after(life.state(), log.now()).ifPresent(event -> log.happen(life.tenant(), event));
        }
        return log;
    }

    public VerificationRequestId nextRequest() {
        return new VerificationRequestId("vrq_" + uuid(random));
    }

    static UUID uuid(Random random) {
        return new UUID(
                (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x7000L,
                (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /** When the next event will happen. */
    public Instant now() {
        return EPOCH.plusSeconds(60L * entries.size());
    }

    public LedgerEntry happen(TenantId tenant, VerificationRequestEvent event) {
        var before = lives.get(event.id());
        long version = before == null ? 0 : before.version() + 1;
        var recorded = recorded(tenant, event, version);
        lives.put(
                event.id(),
                new Life(
                        VerificationRequestState.next(before == null ? null : before.state(), event),
                        version,
                        tenant,
                        recorded.recordedAt()));
        var entry = new LedgerEntry(event, recorded);
        entries.add(entry);
        return entry;
    }

    private Recorded recorded(TenantId tenant, VerificationRequestEvent event, long version) {
        var name = Objects.requireNonNull(event.getClass().getAnnotation(EventName.class));
        long position = entries.size() + 1L;
        boolean atTheSameTime = position % 6 == 0;
        Instant recordedAt = atTheSameTime ? entries.getLast().recorded().recordedAt() : now().plusSeconds(1);
        return new Recorded(
                position,
                "verification-request",
                event.id().value(),
                version,
                name.value(),
                name.revision(),
                recordedAt,
                effectiveAt(position, recordedAt),
                tenant,
                "somebody",
                "CLIENT",
                random.nextBoolean() ? "somebody-else" : null,
                "request-" + position,
                "correlation-" + position,
                "causation-" + position,
                "event-" + position);
    }

    /** Some become true when they are recorded, some a little earlier, and some long before others that came first. */
    private static Instant effectiveAt(long position, Instant recordedAt) {
        if (position % 7 == 0) {
            return recordedAt.minus(Duration.ofMinutes(10 * (position % 13)));
        }
        return position % 5 == 0 ? recordedAt.minusSeconds(1) : recordedAt;
    }

    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    public Collection<Life> lives() {
        return List.copyOf(lives.values());
    }
}
