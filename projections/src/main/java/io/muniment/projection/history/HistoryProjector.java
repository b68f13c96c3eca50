package io.muniment.projection.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.NamesOwner;
import io.muniment.projection.InOneSegment;
import io.muniment.projection.Recorded;
import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import io.muniment.projection.schema.view.HistoryLine;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes one line for each event and tells those who follow. */
@Component
@ProcessingGroup("history")
@InOneSegment(
        because = "Followers resume by the order in which rows were written; with several writers a row could"
                + " appear before an earlier one.")
class HistoryProjector {

    private final DSLContext db;
    private final Followers followers;

    HistoryProjector(DSLContext db, Followers followers) {
        this.db = db;
        this.followers = followers;
    }

    @EventHandler
    void on(DomainEvent event, Recorded recorded, ReplayStatus status) {
        var row = row(event, recorded);
        row.setOwner(event instanceof NamesOwner named ? named.owner() : ownerSoFar(recorded.aggregateId()));
        db.insertInto(EVENT_HISTORY)
                .set(row)
                .onConflict(EVENT_HISTORY.POSITION)
                .doNothing()
                .returning(EVENT_HISTORY.WRITTEN)
                .fetchOptional(EVENT_HISTORY.WRITTEN)
                .filter(_ -> !status.isReplay())
                .ifPresent(written -> followers.tell(line(row, recorded, written)));
    }

    private static EventHistoryRecord row(DomainEvent event, Recorded recorded) {
        var row = new EventHistoryRecord();
        row.setPosition(recorded.position());
        row.setEventId(recorded.eventId());
        row.setTenant(recorded.tenant().value());
        row.setAggregateType(recorded.aggregateType());
        row.setAggregateId(recorded.aggregateId());
        row.setVersion(recorded.version());
        row.setName(recorded.name());
        row.setRevision(recorded.revision());
        row.setRecordedAt(recorded.recordedAt());
        row.setEffectiveAt(recorded.effectiveAt());
        row.setActor(recorded.actor());
        row.setRole(recorded.role());
        row.setOnBehalfOf(recorded.onBehalfOf());
        row.setRequestId(recorded.requestId());
        row.setCorrelationId(recorded.correlationId());
        row.setCausationId(recorded.causationId());
        row.setNarrative(event.narrative());
        return row;
    }

    private @Nullable String ownerSoFar(String aggregate) {
        return db.select(EVENT_HISTORY.OWNER)
                .from(EVENT_HISTORY)
                .where(EVENT_HISTORY.AGGREGATE_ID.eq(aggregate))
                .orderBy(EVENT_HISTORY.VERSION.desc())
                .limit(1)
                .fetchOne(EVENT_HISTORY.OWNER);
    }

    private static HistoryLine line(EventHistoryRecord row, Recorded recorded, long written) {
        return new HistoryLine(
                recorded.position(),
                written,
                recorded.tenant(),
                recorded.aggregateType(),
                recorded.aggregateId(),
                recorded.version(),
                recorded.name(),
                row.getNarrative(),
                recorded.recordedAt(),
                row.getOwner());
    }

    @ResetHandler
    void reset() {
        db.truncate(EVENT_HISTORY).restartIdentity().execute();
    }
}
