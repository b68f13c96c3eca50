package io.muniment.infra.eventstore;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.LEDGER_SNAPSHOT;

import io.muniment.projection.schema.Routines;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackingToken;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
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
        return inSteps(last ->
                versions(id, last == null ? fromVersion : last.version() + 1, LEDGER_EVENT.VERSION.le(toVersion)));
    }

    Stream<LedgerEntry> ofAggregate(String id, long fromVersion, Instant to) {
        Condition upTo = LEDGER_EVENT.RECORDED_AT.le(to).and(LEDGER_EVENT.VERSION.le(keptAfter(id, to)));
        return inSteps(last -> versions(id, last == null ? fromVersion : last.version() + 1, upTo));
    }

    /** The database does not know that times go with versions: without a bound it would look at all later ones. */
    private static Field<Long> keptAfter(String id, Instant time) {
        return DSL.coalesce(
                DSL.field(DSL.select(DSL.min(LEDGER_SNAPSHOT.VERSION))
                        .from(LEDGER_SNAPSHOT)
                        .where(LEDGER_SNAPSHOT.AGGREGATE_ID.eq(id))
                        .and(LEDGER_SNAPSHOT.RECORDED_AT.gt(time))),
                DSL.inline(Long.MAX_VALUE));
    }

    /** The condition is one that no version meets after the first that does not. */
    private List<LedgerEntry> versions(String id, long from, Condition upTo) {
        return db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(id))
                .and(LEDGER_EVENT.VERSION.ge(from))
                .and(upTo)
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
    Optional<LedgerEntry> kept(String id, long upToVersion, Set<String> shapes) {
        return kept(id, LEDGER_SNAPSHOT.VERSION.le(upToVersion), shapes);
    }

    Optional<LedgerEntry> kept(String id, Instant upTo, Set<String> shapes) {
        return kept(id, LEDGER_SNAPSHOT.RECORDED_AT.le(upTo), shapes);
    }

    private Optional<LedgerEntry> kept(String id, Condition upTo, Set<String> shapes) {
        return db.selectFrom(LEDGER_SNAPSHOT)
                .where(LEDGER_SNAPSHOT.AGGREGATE_ID.eq(id))
                .and(LEDGER_SNAPSHOT.SHAPE.in(shapes))
                .and(upTo)
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

    /** The position of the last event that was recorded by then: nothing will be any more. */
    long settle(Instant known) {
        return Objects.requireNonNull(Routines.ledgerSettle(db.configuration(), known));
    }

    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? START : token.position().orElse(START);
    }
}
