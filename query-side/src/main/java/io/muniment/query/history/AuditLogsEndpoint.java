package io.muniment.query.history;

import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Period;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit-logs")
class AuditLogsEndpoint {

    private final Queries queries;

    AuditLogsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    Page<HistoryEntry> all(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String aggregate,
            @RequestParam(required = false) @Nullable String aggregateId,
            @RequestParam(required = false) @Nullable String tenant,
            Period recorded,
            @Valid PageRequest page) {
        return queries.ask(new FindAuditLogs(actor, action, aggregate, aggregateId, tenant, recorded, page));
    }

    @GetMapping("/{eventId}")
    AuditLog one(@PathVariable String eventId) {
        return queries.ask(new FindAuditLog(eventId));
    }
}
