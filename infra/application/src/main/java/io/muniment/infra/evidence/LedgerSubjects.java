package io.muniment.infra.evidence;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import io.muniment.command.evidence.RecordedSubjects;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Asks the ledger itself: a read model lags. */
final class LedgerSubjects implements RecordedSubjects {

    private static final int AT_ONCE = 500;

    private final DSLContext db;

    LedgerSubjects(DSLContext db) {
        this.db = db;
    }

    static Condition isOf(TenantId tenant) {
        return jsonbGetAttributeAsText(LEDGER_EVENT.METADATA, EventContext.TENANT)
                .eq(val(tenant.value()));
    }

    @Override
    public boolean areKnown(TenantId tenant, List<PackSubject> subjects) {
        return found(tenant, subjects, DSL.noCondition()).containsAll(subjects);
    }

    @Override
    public boolean hadBegun(TenantId tenant, List<PackSubject> subjects, Instant asOf) {
        if (asOf.isBefore(Instant.EPOCH)) {
            return false;
        }
        Condition byThen = LEDGER_EVENT.RECORDED_AT.le(asOf);
        return subjects.isEmpty()
                ? db.fetchExists(LEDGER_EVENT, byThen.and(isOf(tenant)))
                : found(tenant, subjects, byThen).containsAll(subjects);
    }

    private Set<PackSubject> found(TenantId tenant, List<PackSubject> subjects, Condition when) {
        return new HashSet<>(db.select(LEDGER_EVENT.AGGREGATE_TYPE, LEDGER_EVENT.AGGREGATE_ID)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.in(
                        subjects.stream().map(PackSubject::id).toList()))
                .and(LEDGER_EVENT.VERSION.eq(0L))
                .and(isOf(tenant))
                .and(when)
                .fetch(row -> new PackSubject(row.value1(), row.value2())));
    }

    /** All that had begun by then, in the order of their ids, with as many as were looked up at once in memory. */
    Stream<PackSubject> all(TenantId tenant, long upTo) {
        return Stream.iterate(
                        some(tenant, upTo, ""),
                        some -> !some.isEmpty(),
                        some -> some.size() < AT_ONCE
                                ? List.<PackSubject>of()
                                : some(tenant, upTo, some.getLast().id()))
                .flatMap(List::stream);
    }

    private List<PackSubject> some(TenantId tenant, long upTo, String behind) {
        return db.select(LEDGER_EVENT.AGGREGATE_TYPE, LEDGER_EVENT.AGGREGATE_ID)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.gt(behind))
                .and(LEDGER_EVENT.VERSION.eq(0L))
                .and(LEDGER_EVENT.POSITION.le(upTo))
                .and(isOf(tenant))
                .orderBy(LEDGER_EVENT.AGGREGATE_ID)
                .limit(AT_ONCE)
                .fetch(row -> new PackSubject(row.value1(), row.value2()));
    }

    /** Of the subjects, or of the whole tenant if there are none. */
    long countEvents(TenantId tenant, List<PackSubject> subjects, long upTo) {
        Condition which = subjects.isEmpty()
                ? isOf(tenant)
                : LEDGER_EVENT.AGGREGATE_ID.in(
                        subjects.stream().map(PackSubject::id).toList());
        return db.fetchCount(LEDGER_EVENT, LEDGER_EVENT.POSITION.le(upTo).and(which));
    }

    /** The last version of an aggregate that may be told of; it has one. */
    long lastVersion(String aggregateId, long upTo) {
        return db.select(max(LEDGER_EVENT.VERSION))
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(aggregateId))
                .and(LEDGER_EVENT.POSITION.le(upTo))
                .fetchSingle(row -> row.value1());
    }
}
