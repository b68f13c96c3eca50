package io.muniment.infra.access;

import static io.muniment.projection.schema.Tables.ACCESS_LOG;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.projection.schema.tables.records.AccessLogRecord;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Period;
import io.muniment.query.Sorting;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened at the door of the auditor's tenant. */
@RestController
class AccessLogEndpoint {

    private static final Sorting SORTING =
            new Sorting(Map.of("id", ACCESS_LOG.ID), ACCESS_LOG.ID.desc(), ACCESS_LOG.AT);

    private final DSLContext db;
    private final CurrentActor actor;

    AccessLogEndpoint(DSLContext db, CurrentActor actor) {
        this.db = db;
        this.actor = actor;
    }

    @GetMapping("/api/audit-logs/access")
    @Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
    Page<NotedAccess> accesses(
            @RequestParam(name = "actor", required = false) @Nullable String whose,
            @RequestParam(required = false) @Nullable Access kind,
            @RequestParam(required = false) @Nullable String gate,
            Period period,
            @Valid PageRequest page) {
        Condition condition = ACCESS_LOG
                .TENANT
                .eq(actor.get().tenant().value())
                .and(whose == null ? noCondition() : ACCESS_LOG.ACTOR.eq(whose))
                .and(kind == null ? noCondition() : ACCESS_LOG.KIND.eq(kind.name()))
                .and(gate == null ? noCondition() : ACCESS_LOG.GATE.eq(gate))
                .and(period.of(ACCESS_LOG.AT));
        List<NotedAccess> items = db.selectFrom(ACCESS_LOG)
                .where(condition)
                .orderBy(SORTING.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetch(AccessLogEndpoint::access);
        return Page.of(items, page, db.fetchCount(ACCESS_LOG, condition));
    }

    private static NotedAccess access(AccessLogRecord row) {
        return new NotedAccess(
                row.getId(),
                row.getAt(),
                Access.valueOf(row.getKind()),
                row.getActor(),
                row.getRole(),
                row.getMethod(),
                row.getPath(),
                row.getStatus(),
                row.getCode(),
                row.getGate(),
                row.getOtherTenant(),
                row.getRequestId());
    }
}
