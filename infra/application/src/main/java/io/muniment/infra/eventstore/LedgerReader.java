package io.muniment.infra.eventstore;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.LEDGER_SNAPSHOT;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the ledger by position, and one aggregate's events by version, in large steps and never more than is asked. */
final class LedgerReader {

    /** Before the first event. */
    static final long START = -1;

    private final DSLContext db;
    private final int step;

    LedgerReader(DSLContext db, int step) {
        this.db = db;
        this.step = step;
    }

    /** The next events after a position, as many as one step takes. */
    List<LedgerEntry> after(long position) {
        return db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.gt(position))
                .orderBy(LEDGER_EVENT.POSITION)
                .limit(step)
                .fetch(LedgerEntry::of);
    }

    Stream<LedgerEntry> allAfter(long position) {
        return inSteps(last -> after(last == null ? position : last.position()));
    }

    Stream<LedgerEntry> ofAggregate(String id, long fromVersion, long toVersion) {
        return inSteps(last -> versions(id, last == null ? fromVersion : last.version() + 1, toVersion));
    }

    private List<LedgerEntry> versions(String id, long from, long to) {
        return db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(id))
                .and(LEDGER_EVENT.VERSION.between(from, to))
                .orderBy(LEDGER_EVENT.VERSION)
                .limit(step)
                .fetch(LedgerEntry::of);
    }

    /** A step that came back short was the last: there is no second, empty one. */
    private <E> Stream<E> inSteps(Function<@Nullable E, List<E>> next) {
        return Stream.iterate(
                        next.apply(null),
                        events -> !events.isEmpty(),
                        events -> events.size() < step ? List.<E>of() : next.apply(events.getLast()))
                .flatMap(List::stream);
    }

    /** The newest state that was kept up to a version. */
    Optional<LedgerEntry> snapshot(String id, long upToVersion) {
        return db.selectFrom(LEDGER_SNAPSHOT)
                .where(LEDGER_SNAPSHOT.AGGREGATE_ID.eq(id))
                .and(LEDGER_SNAPSHOT.VERSION.le(upToVersion))
                .orderBy(LEDGER_SNAPSHOT.VERSION.desc())
                .limit(1)
                .fetchOptional(LedgerEntry::of);
    }

    long head() {
        return db.select(DSL.coalesce(DSL.max(LEDGER_EVENT.POSITION), START))
                .from(LEDGER_EVENT)
                .fetchSingle(Record1::value1);
    }

    OptionalLong positionOf(String aggregateId, long version) {
        return db
                .select(LEDGER_EVENT.POSITION)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(aggregateId))
                .and(LEDGER_EVENT.VERSION.eq(version))
                .fetchOptional(LEDGER_EVENT.POSITION)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    OptionalLong lastVersionOf(String aggregateId) {
        return db
                .select(DSL.max(LEDGER_EVENT.VERSION))
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(aggregateId))
                .fetch(Record1::value1)
                .stream()
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The last version that an aggregate had at a time, seen among its own events, which are in the order of time. */
    OptionalLong versionAt(String aggregateId, Instant at) {
        return db
                .select(LEDGER_EVENT.VERSION)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(aggregateId))
                .and(LEDGER_EVENT.RECORDED_AT.le(at))
                .orderBy(LEDGER_EVENT.VERSION.desc())
                .limit(1)
                .fetch(LEDGER_EVENT.VERSION)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The last position before a time. Times never go back from one position to the next, so halving finds it. */
    long lastBefore(Instant at) {
        long before = START;
        long notBefore = head() + 1;
        while (notBefore - before > 1) {
            long middle = before + (notBefore - before) / 2;
            if (isBefore(middle, at)) {
                before = middle;
            } else {
                notBefore = middle;
            }
        }
        return before;
    }

    private boolean isBefore(long position, Instant at) {
        return db.fetchExists(LEDGER_EVENT, LEDGER_EVENT.POSITION.eq(position).and(LEDGER_EVENT.RECORDED_AT.lt(at)));
    }

    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? START : token.position().orElse(START);
    }
}
