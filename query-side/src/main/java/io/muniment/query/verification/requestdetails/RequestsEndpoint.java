package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.query.AsOf;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RequestsEndpoint {

    private final Queries queries;
    private final Clock clock;

    RequestsEndpoint(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/api/verification-requests/{id}")
    RequestDetails details(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String knownAt) {
        AsOf asOf = AsOf.time(at, knownAt, clock);
        return queries.ask(asOf.isNow() ? new FindRequest(id) : new FindPastRequest(id, asOf));
    }

    @GetMapping("/api/verification-requests/{id}/documents")
    Page<DocumentDetails> documents(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String knownAt,
            @Valid PageRequest page) {
        AsOf asOf = AsOf.time(at, knownAt, clock);
        return queries.ask(asOf.isNow() ? new FindDocuments(id, page) : new FindPastDocuments(id, page, asOf));
    }

    @GetMapping("/api/verification-requests")
    Page<RequestSummary> list(
            @RequestParam(required = false) @Nullable VerificationStatus status,
            @RequestParam(required = false) @Nullable VerificationType type,
            @RequestParam(required = false) @Pattern(regexp = "me") @Nullable String applicant,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String knownAt,
            @Valid PageRequest page) {
        AsOf asOf = AsOf.time(at, knownAt, clock);
        RequestFilter filter = new RequestFilter(status, type, applicant != null);
        return queries.ask(asOf.isNow() ? new FindRequests(filter, page) : new FindPastRequests(filter, page, asOf));
    }
}
