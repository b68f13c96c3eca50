package io.muniment.query.verification.search;

import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchEndpoint {

    private final Queries queries;

    SearchEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/verification-requests/search")
    FoundRequests search(
            @RequestParam(name = "q", required = false) @Size(max = 200) @Nullable String words,
            @RequestParam(required = false) @Nullable VerificationStatus status,
            @RequestParam(required = false) @Nullable VerificationType type,
            @Valid PageRequest page) {
        return queries.ask(new SearchRequests(words, status, type, page));
    }
}
