package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RequestsEndpoint {

    private final Queries queries;

    RequestsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/verification-requests/{id}")
    RequestDetails details(@PathVariable String id) {
        return queries.ask(new FindRequest(id));
    }

    @GetMapping("/api/verification-requests/{id}/documents")
    Page<DocumentDetails> documents(@PathVariable String id, @Valid PageRequest page) {
        return queries.ask(new FindDocuments(id, page));
    }

    @GetMapping("/api/verification-requests")
    Page<RequestSummary> list(
            @RequestParam(required = false) @Nullable VerificationStatus status,
            @RequestParam(required = false) @Nullable VerificationType type,
            @RequestParam(required = false) @Pattern(regexp = "me") @Nullable String applicant,
            @Valid PageRequest page) {
        return queries.ask(new FindRequests(status, type, applicant != null, page));
    }
}
