package io.muniment.query.verification.reviewqueue;

import io.muniment.kernel.verification.VerificationType;
import io.muniment.query.AsOf;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReviewQueueEndpoint {

    private final Queries queries;
    private final Clock clock;

    ReviewQueueEndpoint(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/api/verification-requests/queue")
    Page<QueuedReview> queue(
            @RequestParam(required = false) @Nullable VerificationType type,
            @RequestParam(required = false) @Nullable Boolean claimed,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String knownAt,
            @Valid PageRequest page) {
        AsOf asOf = AsOf.time(at, knownAt, clock);
        QueueFilter filter = new QueueFilter(type, claimed);
        return queries.ask(
                asOf.isNow() ? new FindReviewQueue(filter, page) : new FindPastReviewQueue(filter, page, asOf));
    }
}
