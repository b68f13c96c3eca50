package io.muniment.infra.operations;

import static io.muniment.projection.schema.Tables.OPERATOR_ACTION;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.infra.http.CurrentRequest;
import io.muniment.kernel.identity.Actor;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.schema.tables.records.OperatorActionRecord;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Sorting;
import java.time.Clock;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The record of what operators did. It is written in the transaction of the deed, or before it is answered. */
@Component
class OperatorActions {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "at", OPERATOR_ACTION.AT,
                    "actor", OPERATOR_ACTION.ACTOR,
                    "action", OPERATOR_ACTION.ACTION,
                    "projection", OPERATOR_ACTION.PROJECTION),
            OPERATOR_ACTION.AT.desc(),
            OPERATOR_ACTION.ID);

    private final DSLContext db;
    private final Clock clock;
    private final CurrentRequest request;

    OperatorActions(DSLContext db, Clock clock, CurrentRequest request) {
        this.db = EveryTenant.of(db);
        this.clock = clock;
        this.request = request;
    }

    void note(Actor operator, String action, String projection, @Nullable String subject, @Nullable String reason) {
        db.insertInto(OPERATOR_ACTION)
                .set(OPERATOR_ACTION.AT, clock.instant())
                .set(OPERATOR_ACTION.ACTOR, operator.id())
                .set(OPERATOR_ACTION.TENANT, operator.tenant().value())
                .set(OPERATOR_ACTION.REQUEST_ID, request.requestId())
                .set(OPERATOR_ACTION.ACTION, action)
                .set(OPERATOR_ACTION.PROJECTION, projection)
                .set(OPERATOR_ACTION.SUBJECT, subject)
                .set(OPERATOR_ACTION.REASON, reason)
                .execute();
    }

    Page<OperatorAction> page(@Nullable String projection, @Nullable String actor, PageRequest page) {
        Condition condition = (projection == null ? noCondition() : OPERATOR_ACTION.PROJECTION.eq(projection))
                .and(actor == null ? noCondition() : OPERATOR_ACTION.ACTOR.eq(actor));
        var items = db.selectFrom(OPERATOR_ACTION)
                .where(condition)
                .orderBy(SORTING.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetch(OperatorActions::action);
        return Page.of(items, page, db.fetchCount(OPERATOR_ACTION, condition));
    }

    private static OperatorAction action(OperatorActionRecord row) {
        return new OperatorAction(
                row.getId(),
                row.getAt(),
                row.getActor(),
                row.getTenant(),
                row.getRequestId(),
                row.getAction(),
                row.getProjection(),
                row.getSubject(),
                row.getReason());
    }
}
