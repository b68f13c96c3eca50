package io.muniment.query.history;

import io.muniment.query.AsOf;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Period;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HistoryEndpoint {

    private final Queries queries;
    private final Clock clock;

    HistoryEndpoint(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/api/history/{type}/{id}/events")
    Page<HistoryEntry> events(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String name,
            Period recorded,
            @Valid PageRequest page) {
        return queries.ask(new FindHistory(type, id, actor, name, recorded, page));
    }

    @GetMapping("/api/verification-requests/{id}/events")
    Page<HistoryEntry> ofVerificationRequest(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String name,
            Period recorded,
            @Valid PageRequest page) {
        return queries.ask(new FindHistory("verification-request", id, actor, name, recorded, page));
    }

    @GetMapping("/api/history/{type}/{id}/state")
    PastState state(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String knownAt) {
        return queries.ask(new FindState(type, id, AsOf.parse(at, knownAt, clock)));
    }

    @GetMapping("/api/history/diff")
    Page<Difference> differences(
            @RequestParam String type,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String knownAt,
            @Valid PageRequest page) {
        AsOf.mustNotBeReversed(from, to, clock);
        return queries.ask(new FindDifferences(
                type, AsOf.time("from", from, knownAt, clock), AsOf.time("to", to, knownAt, clock), page));
    }
}
