package io.muniment.projection.verification.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muniment.kernel.privacy.RemembersPersons;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes on from where a request was when it came by last, or from the newest state that was kept. */
@Component
final class StatesFromEventStore implements VerificationStates, RemembersPersons {

    private static final int AT_MOST = 10_000;
    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final EventStore events;
    private final Cache<VerificationRequestId, FoldedRequest> recent = Caffeine.newBuilder()
            .maximumSize(AT_MOST)
            .softValues()
            .expireAfterAccess(UNUSED)
            .build();

    StatesFromEventStore(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<FoldedRequest> after(VerificationRequestId id, List<News> news) {
        FoldedRequest before = recent.getIfPresent(id);
        FoldedRequest now;
        if (before == null) {
            now = readOn(null, events.readEvents(id.value()));
        } else if (continues(before, news)) {
            now = fold(before, news);
        } else {
            now = readOn(before, events.readEvents(id.value(), before.version() + 1));
        }
        if (now != null) {
            recent.put(id, now);
        }
        return Optional.ofNullable(now);
    }

    @Override
    public void forget() {
        recent.invalidateAll();
    }

    private static boolean continues(FoldedRequest before, List<News> news) {
        return IntStream.range(0, news.size())
                .allMatch(place -> news.get(place).recorded().version() == before.version() + 1 + place);
    }

    private static FoldedRequest fold(FoldedRequest before, List<News> news) {
        FoldedRequest folded = before;
        for (News next : news) {
            folded = folded.after(
                    next.event(), next.recorded().version(), next.recorded().recordedAt());
        }
        return folded;
    }

    private static @Nullable FoldedRequest readOn(@Nullable FoldedRequest before, DomainEventStream history) {
        @Nullable FoldedRequest folded = before;
        while (history.hasNext()) {
            DomainEventMessage<?> message = history.next();
            var state =
                    VerificationRequestState.FOLD.next(folded == null ? null : folded.state(), message.getPayload());
            folded = new FoldedRequest(state, message.getSequenceNumber(), message.getTimestamp());
        }
        return folded;
    }
}
