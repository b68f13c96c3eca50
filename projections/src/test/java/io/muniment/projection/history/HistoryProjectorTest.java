package io.muniment.projection.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static io.muniment.projection.schema.Tables.VERIFICATION_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.projection.FedProjector;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.ProjectorContract;
import io.muniment.projection.Recorded;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.schema.view.HistoryLine;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryProjectorTest extends ProjectorContract {

    private final DSLContext db = TestDatabase.db();
    private final SimpleQueryUpdateEmitter updates =
            SimpleQueryUpdateEmitter.builder().build();

    @Override
    protected Object projector() {
        return new HistoryProjector(new History(), db, new Followers(updates));
    }

    private record Told(Recorded recorded, @Nullable String owner, String narrative) {}

    @Override
    protected List<?> rows() {
        return db.selectFrom(EVENT_HISTORY)
                .orderBy(EVENT_HISTORY.WRITTEN)
                .fetch(row -> new Told(
                        new Recorded(
                                row.getPosition(),
                                row.getAggregateType(),
                                row.getAggregateId(),
                                row.getVersion(),
                                row.getName(),
                                row.getRevision(),
                                row.getRecordedAt(),
                                row.getEffectiveAt(),
                                new TenantId(row.getTenant()),
                                row.getActor(),
                                row.getRole(),
                                row.getOnBehalfOf(),
                                row.getRequestId(),
                                row.getCorrelationId(),
                                row.getCausationId(),
                                row.getEventId()),
                        row.getOwner(),
                        row.getNarrative()));
    }

    @Override
    protected List<?> expected(Collection<Life> lives, List<LedgerEntry> log) {
        var applicants = lives.stream()
                .collect(Collectors.toMap(
                        life -> life.state().id(), life -> life.state().applicant()));
        return log.stream()
                .map(entry -> new Told(
                        entry.recorded(),
                        applicants.get(((VerificationRequestEvent) entry.event()).id()),
                        entry.event().narrative()))
                .toList();
    }

    @Override
    protected String tables() {
        var columns = new ArrayList<Field<?>>(List.of(EVENT_HISTORY.fields()));
        columns.remove(EVENT_HISTORY.WRITTEN); // a conflict burns a number; the order is what counts
        return db.select(columns)
                        .from(EVENT_HISTORY)
                        .orderBy(EVENT_HISTORY.WRITTEN)
                        .fetch()
                        .formatJSON()
                + db.selectFrom(VERIFICATION_EVENTS).orderBy(1).fetch().formatJSON();
    }

    @Test
    void followersAreToldOnceOfWhatTheyMaySeeAndNeverByAReplay() {
        var log = VerificationLives.of(7, 10, 100);
        var applicant = log.lives().iterator().next().state().applicant();
        var auditor = follow(
                Map.of(EventContext.TENANT, "acme", EventContext.ACTOR, "auditor", EventContext.ROLE, "AUDITOR"));
        var client =
                follow(Map.of(EventContext.TENANT, "acme", EventContext.ACTOR, applicant, EventContext.ROLE, "CLIENT"));
        var nobody = follow(Map.of());
        var projector = new FedProjector(projector());

        projector.feed(log.entries());
        projector.feed(log.entries());
        projector.reset();
        projector.replay(log.entries());

        var acme = log.entries().stream()
                .filter(entry -> entry.recorded().tenant().equals(VerificationLives.ACME))
                .map(entry -> entry.recorded().position())
                .toList();
        assertThat(auditor).extracting(HistoryLine::position).isEqualTo(acme);
        assertThat(client)
                .isNotEmpty()
                .hasSizeLessThan(acme.size())
                .allMatch(
                        line -> applicant.equals(line.owner()) && line.tenant().equals(VerificationLives.ACME));
        assertThat(nobody).isEmpty();
    }

    private List<HistoryLine> follow(Map<String, String> asked) {
        SubscriptionQueryMessage<String, List<HistoryLine>, HistoryLine> query = new GenericSubscriptionQueryMessage<>(
                        "history",
                        ResponseTypes.multipleInstancesOf(HistoryLine.class),
                        ResponseTypes.instanceOf(HistoryLine.class))
                .withMetaData(asked);
        var told = new ArrayList<HistoryLine>();
        updates.<HistoryLine>registerUpdateHandler(query, 10_000)
                .getUpdates()
                .subscribe(update -> told.add(Objects.requireNonNull(update.getPayload())));
        return told;
    }
}
