package io.muniment.query.verification.reviewqueue;

import io.muniment.kernel.identity.Actor;
import io.muniment.query.Page;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class ReviewQueueQueries {

    private final DSLContext db;
    private final Clock clock;

    ReviewQueueQueries(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @QueryHandler
    Page<QueuedReview> on(FindReviewQueue query, Actor actor) {
        return Queue.present(db, clock.instant()).page(query.filter(), query.page(), actor.tenant());
    }

    @QueryHandler
    Page<QueuedReview> on(FindPastReviewQueue query, Actor actor) {
        return Queue.past(db, query.asOf(), Objects.requireNonNull(query.asOf().at()))
                .page(query.filter(), query.page(), actor.tenant());
    }
}
