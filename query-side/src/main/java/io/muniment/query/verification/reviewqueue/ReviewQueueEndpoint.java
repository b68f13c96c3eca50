package io.muniment.query.verification.reviewqueue;

import io.muniment.kernel.verification.VerificationType;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReviewQueueEndpoint {

    private final Queries queries;

    ReviewQueueEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/verification-requests/queue")
    Page<QueuedReview> queue(
            @RequestParam(required = false) @Nullable VerificationType type,
            @RequestParam(required = false) @Nullable Boolean claimed,
            @Valid PageRequest page) {
        return queries.ask(new FindReviewQueue(type, claimed, page));
    }
}
